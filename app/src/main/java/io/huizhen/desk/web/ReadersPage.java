package io.huizhen.desk.web;

import java.time.Instant;
import java.util.List;

/** Who looked at a case, newest first, as its patient sees it. */
record ReadersPage(String caseId, String number, List<Reader> readers, String next, String first) {

    /** @param person null for the patient and for the system */
    record Reader(Instant at, String person, String role, String action) {}
}
