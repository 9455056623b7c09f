package io.huizhen.access;

import io.huizhen.access.AccessTable.Situation;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseKind;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.models.Releases;
import io.huizhen.platform.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases with frozen models but without a process, for questions of access alone. */
@Component
class CaseFixture {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final CaseBook book;
    private final Grants grants;
    private final Patients patients;
    private final Releases releases;
    private final Clock clock;

    CaseFixture(CaseBook book, Grants grants, Patients patients, Releases releases, Clock clock) {
        this.book = book;
        this.grants = grants;
        this.patients = patients;
        this.releases = releases;
        this.clock = clock;
    }

    /** Somebody new in a role; for a patient, one who is in the directory. */
    Viewer viewer(Role role) {
        String hospital = role == Role.PATIENT ? null : "jiangcheng";
        String person = role == Role.PATIENT ? newPatient() : UUID.randomUUID().toString();
        return new Viewer(person, role.key(), Set.of(role), hospital, Set.of(), null);
    }

    /** A case that stands to the viewer as asked. */
    @Transactional
    public String caseFor(Viewer viewer, Role role, Situation situation) {
        String patient = role == Role.PATIENT ? viewer.personId() : newPatient();
        String hospital = situation == Situation.FOREIGN ? "elsewhere" : "jiangcheng";
        Case record = book.open(
                Case.submitted(
                        CaseKind.CONSULT,
                        patient,
                        "yunling",
                        hospital,
                        UUID.randomUUID().toString(),
                        "yunling-jiangcheng",
                        2,
                        clock.instant()),
                "referral-submitted",
                null,
                Viewer.SYSTEM);
        releases.freeze(record.id(), null);
        if (situation != Situation.FOREIGN) {
            grants.toPerson(record.id(), role, viewer.personId());
        }
        switch (situation) {
            case CLOSED -> book.move(record.id(), c -> c.cancelled(clock.instant()), "cancelled", null, Viewer.SYSTEM);
            case REVOKED -> grants.revoke(record.id(), role, viewer.personId());
            default -> {}
        }
        return record.id();
    }

    private String newPatient() {
        return patients.register(new PatientFacts(
                "测试" + NUMBER.incrementAndGet(),
                "T" + Ids.next(),
                LocalDate.of(1954, 3, 15),
                Sex.FEMALE,
                "13900000000",
                null,
                null));
    }
}
