package io.huizhen.signing.web;

import io.huizhen.access.Allowed;
import io.huizhen.documents.Document;
import io.huizhen.documents.Documents;
import io.huizhen.platform.web.Turnstile;
import io.huizhen.signing.Verification;
import io.huizhen.signing.Verification.Verdict;
import io.huizhen.signing.VerificationCodes;
import io.huizhen.signing.Verifier;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The public check of a document: by the file itself, which is not kept, or by the code printed on it. Tells whether it
 * holds, who signed by role, and when; nothing of whom or what it is about.
 */
@Controller
class VerifyController {

    private static final String VIEW = "pages/signing/verify";

    /** One check costs a tenth of a second of processor time: few at once, and not so many that nothing else runs. */
    private static final int AT_ONCE = 2;

    private static final int A_MINUTE = 60;

    /**
     * @param outcome valid, changed, unknown, busy or empty (nothing asked yet)
     * @param byCode true when the stored document was checked, so that the reader should still compare the file
     * @param version which one it is; 0 when that is not known
     * @param current the version in force; 0 when none has been issued
     */
    record Page(String outcome, List<Verification.Seal> seals, boolean byCode, int version, int current) {

        public boolean isReplaced() {
            return version > 0 && version < current;
        }

        public boolean isInForce() {
            return version > 0 && version == current;
        }

        static Page nothing() {
            return new Page("", List.of(), false, 0, 0);
        }

        static Page of(String outcome) {
            return new Page(outcome, List.of(), false, 0, 0);
        }
    }

    private final Verifier verifier;
    private final VerificationCodes codes;
    private final Documents documents;
    private final Turnstile turnstile;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    VerifyController(Verifier verifier, VerificationCodes codes, Documents documents, Clock clock) {
        this.verifier = verifier;
        this.codes = codes;
        this.documents = documents;
        this.turnstile = new Turnstile(A_MINUTE, clock);
    }

    @GetMapping("/verify")
    @Allowed(everyone = true)
    String ask(Model model) {
        model.addAttribute("page", Page.nothing());
        return VIEW;
    }

    @PostMapping("/verify")
    @Allowed(everyone = true)
    String byFile(@RequestParam MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        byte[] bytes = file.getBytes();
        return answer(() -> check(bytes), model, response);
    }

    @GetMapping("/verify/{code}")
    @Allowed(everyone = true)
    String byCode(@PathVariable String code, Model model, HttpServletResponse response) {
        return answer(() -> check(code), model, response);
    }

    /** Which version it is, is said of a document that holds and of no other: only then is its code our word. */
    private Page check(byte[] file) {
        Verification found = verifier.verify(file);
        Optional<VerificationCodes.Target> target =
                found.verdict() == Verdict.VALID ? codes.printedIn(file) : Optional.empty();
        return new Page(
                word(found.verdict()),
                found.seals(),
                false,
                target.map(VerificationCodes.Target::version).orElse(0),
                target.map(VerificationCodes.Target::current).orElse(0));
    }

    private Page check(String code) {
        Optional<VerificationCodes.Target> target =
                codes.find(code.toUpperCase(Locale.ROOT)).filter(found -> found.documentId() != null);
        if (target.isEmpty()) {
            return Page.of("unknown");
        }
        Document document = documents.find(target.get().documentId()).orElseThrow();
        Verification found = verifier.verify(documents.bytes(document));
        return new Page(
                word(found.verdict()),
                found.seals(),
                true,
                target.get().version(),
                target.get().current());
    }

    private String answer(Supplier<Page> check, Model model, HttpServletResponse response) {
        if (!turnstile.admits() || !atOnce.tryAcquire()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", "60");
            model.addAttribute("page", Page.of("busy"));
            return VIEW;
        }
        try {
            model.addAttribute("page", check.get());
            return VIEW;
        } finally {
            atOnce.release();
        }
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
