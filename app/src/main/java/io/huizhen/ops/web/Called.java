package io.huizhen.ops.web;

import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.Cases;
import io.huizhen.directory.Directory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What people, hospitals and cases are called on the pages of operations; looked up once a page. */
@Component
class Called {

    private final Directory directory;
    private final Cases cases;

    Called(Directory directory, Cases cases) {
        this.directory = directory;
        this.cases = cases;
    }

    Book in(Locale locale) {
        return new Book(locale);
    }

    final class Book {

        private final Locale locale;
        private final Map<String, String> known = new HashMap<>();

        private Book(Locale locale) {
            this.locale = locale;
        }

        /** A member of staff; null for the system and for whom the directory does not know. */
        String person(String id) {
            return id == null || Viewer.SYSTEM.personId().equals(id)
                    ? null
                    : known(
                            "p/" + id,
                            key -> directory
                                    .practitioner(id)
                                    .map(found -> found.names().in(locale))
                                    .orElse(null));
        }

        String hospital(String id) {
            return known("h/" + id, key -> directory.hospital(id).name().in(locale));
        }

        /** The case's number, which says nothing of health. */
        String number(String caseId) {
            return known(
                    "c/" + caseId,
                    key -> cases.findById(caseId).map(Case::number).orElse(null));
        }

        private String known(String key, Function<String, String> look) {
            return known.computeIfAbsent(key, look);
        }
    }
}
