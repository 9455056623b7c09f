package io.huizhen.desk.web;

import io.huizhen.access.Viewer;
import io.huizhen.directory.Directory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person, department or hospital is called on a page. Patients are called by their role: their name is sealed. */
@Component
class Names {

    private final Directory directory;

    Names(Directory directory) {
        this.directory = directory;
    }

    /** Looks each name up once. */
    Book in(Locale locale) {
        return new Book(locale);
    }

    final class Book {

        private final Locale locale;
        private final Map<String, String> known = new HashMap<>();

        private Book(Locale locale) {
            this.locale = locale;
        }

        /** A member of staff; null for the system and for a patient. */
        String person(String id) {
            if (id == null || Viewer.SYSTEM.personId().equals(id)) {
                return null;
            }
            return known.computeIfAbsent(
                    id,
                    person -> directory
                            .practitioner(person)
                            .map(found -> found.names().in(locale))
                            .orElse(null));
        }

        /** Null when there is none. */
        String department(String id) {
            return id == null || id.isBlank()
                    ? null
                    : known.computeIfAbsent(
                            id, key -> directory.department(key).name().in(locale));
        }

        String hospital(String id) {
            return known.computeIfAbsent(
                    id, key -> directory.hospital(key).name().in(locale));
        }
    }
}
