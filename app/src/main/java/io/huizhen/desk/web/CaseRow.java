package io.huizhen.desk.web;

import io.huizhen.cases.Case;
import java.time.Instant;

/** A case in a list: nothing that speaks of health, so a list opens no seal. */
record CaseRow(
        String caseId,
        String number,
        String state,
        String tone,
        String urgency,
        String urgencyTone,
        String from,
        String department,
        String doctor,
        Instant consultAt,
        Instant createdAt) {

    static CaseRow of(Case record, Names.Book names) {
        return new CaseRow(
                record.id(),
                record.number(),
                record.state().name(),
                Looks.tone(record.state()),
                record.urgency() == null ? null : record.urgency().name(),
                record.urgency() == null ? null : Looks.tone(record.urgency()),
                names.hospital(record.invitingHospital()),
                names.department(record.departmentId()),
                names.person(record.doctorId()),
                record.consultAt(),
                record.createdAt());
    }
}
