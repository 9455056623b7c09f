package io.huizhen.desk.web;

import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.directory.Bilingual;
import io.huizhen.directory.Directory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** For a list of cases: all their names in three statements, however long it is. */
    Book in(Locale locale, Collection<Case> cases) {
        Book book = new Book(locale);
        directory.hospitals(ids(cases, Case::invitingHospital)).forEach(one -> book.know(one.id(), one.name()));
        directory.departmentsAmong(ids(cases, Case::departmentId)).forEach(one -> book.know(one.id(), one.name()));
        directory.practitioners(ids(cases, Case::doctorId)).forEach(one -> book.know(one.id(), one.names()));
        return book;
    }

    private static Set<String> ids(Collection<Case> cases, Function<Case, String> id) {
        return cases.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    final class Book {

        private final Locale locale;
        private final Map<String, String> known = new HashMap<>();

        private Book(Locale locale) {
            this.locale = locale;
        }

        private void know(String id, Bilingual name) {
            known.put(id, name.in(locale));
        }

        /** A member of staff; null for the system and for a patient. */
        String person(String id) {
            if (id == null || Viewer.SYSTEM.personId().equals(id)) {
                return null;
            }
            // Also who is no member of staff, and so has no name here, is looked up once.
            if (!known.containsKey(id)) {
                known.put(
                        id,
                        directory
                                .practitioner(id)
                                .map(found -> found.names().in(locale))
                                .orElse(null));
            }
            return known.get(id);
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
