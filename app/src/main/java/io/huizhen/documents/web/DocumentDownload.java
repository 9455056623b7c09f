package io.huizhen.documents.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.documents.FileAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Hands out a document's bytes. The check, the read and the line in the trail commit before the first byte is sent. The
 * name of the download says nothing, and a browser may only show it, not run it.
 */
@Controller
class DocumentDownload {

    private record Opened(Document document, byte[] bytes) {}

    private final Documents documents;
    private final Guard guard;
    private final TransactionTemplate transaction;

    DocumentDownload(Documents documents, Guard guard, PlatformTransactionManager transactions) {
        this.documents = documents;
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/documents/{id}")
    @Allowed(anyRole = true)
    ResponseEntity<byte[]> download(@PathVariable String id, @RequestParam(defaultValue = "false") boolean save) {
        Opened opened = transaction.execute(done -> open(id));
        return FileAnswer.of(
                opened.bytes(),
                opened.document().mediaType(),
                opened.document().kind().name().toLowerCase().replace('_', '-'),
                save);
    }

    private Opened open(String id) {
        Document document = documents.find(id).orElseThrow(() -> new NotYoursException(null));
        guard.enter(document.caseId(), actionOn(document.kind()));
        return new Opened(document, documents.bytes(document));
    }

    private static Action actionOn(DocumentKind kind) {
        return switch (kind) {
            case PRIOR_DIAGNOSIS, ATTACHMENT -> Action.READ;
            case REPORT_DRAFT -> Action.READ_NOTES;
            case REPORT -> Action.READ_REPORT;
        };
    }
}
