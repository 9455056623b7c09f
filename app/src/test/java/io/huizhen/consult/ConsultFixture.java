package io.huizhen.consult;

import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseKind;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.OutageFallbackProcess;
import io.huizhen.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case that has its time, with or without the consult's process. */
@Component
public class ConsultFixture {

    static final String CLINICIAN = "d0000000-0000-4000-8000-000000000002";
    static final String DOCTOR = "d0000000-0000-4000-8000-000000000004";
    static final Viewer AS_DOCTOR =
            new Viewer(DOCTOR, "doctor", Set.of(Role.DOCTOR), "jiangcheng", Set.of("jc-cardiology"), null);

    private final CaseBook book;
    private final Grants grants;
    private final Patients patients;
    private final Consults consults;
    private final RuntimeService engine;
    private final RepositoryService repository;
    private final Worklist worklist;
    private final Clock clock;

    ConsultFixture(
            CaseBook book,
            Grants grants,
            Patients patients,
            Consults consults,
            RuntimeService engine,
            RepositoryService repository,
            Worklist worklist,
            Clock clock) {
        this.book = book;
        this.grants = grants;
        this.patients = patients;
        this.consults = consults;
        this.engine = engine;
        this.repository = repository;
        this.worklist = worklist;
        this.clock = clock;
    }

    public record Booked(String caseId, String patientId, String phone, Instant windowEndsAt) {}

    /** A booked case with a patient of its own, whose telephone nobody else has. */
    @Transactional
    public Booked booked() {
        return booked("139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
    }

    /** A booked case of a patient with this telephone. */
    @Transactional
    public Booked booked(String phone) {
        String patient = patients.register(
                new PatientFacts("试验患者", "T" + Ids.next(), LocalDate.of(1954, 3, 15), Sex.FEMALE, phone, null, null));
        Instant now = clock.instant();
        String id = book.open(
                        Case.submitted(
                                CaseKind.CONSULT,
                                patient,
                                "yunling",
                                "jiangcheng",
                                CLINICIAN,
                                "yunling-jiangcheng",
                                2,
                                now),
                        "referral-submitted",
                        null,
                        Viewer.SYSTEM)
                .id();
        book.move(id, c -> c.triaged(Urgency.ROUTINE), "triaged", null, Viewer.SYSTEM);
        book.move(id, c -> c.routed("jc-cardiology", DOCTOR), "routed", null, Viewer.SYSTEM);
        book.move(id, Case::accepted, "accepted", null, Viewer.SYSTEM);
        book.move(id, c -> c.booked(now), "booked", null, Viewer.SYSTEM);
        grants.toPerson(id, Role.PATIENT, patient);
        grants.toPerson(id, Role.CLINICIAN, CLINICIAN);
        grants.toPerson(id, Role.DOCTOR, DOCTOR);
        return new Booked(id, patient, phone, now.plus(Duration.ofHours(1)));
    }

    String number(Booked booked) {
        return book.get(booked.caseId()).number();
    }

    /** The consult alone: seats, no invitation. */
    @Transactional
    public Consult prepared(Booked booked) {
        return consults.prepare(booked.caseId(), booked.windowEndsAt(), false);
    }

    /** The consult as its process makes it: seats, and the patient's link by SMS. */
    @Transactional
    public void started(Booked booked) {
        engine.startProcessInstanceByKey(
                ConsultProcess.ID,
                booked.caseId(),
                ConsultVariables.collect()
                        .caseId(booked.caseId())
                        .clinicianId(CLINICIAN)
                        .doctorId(DOCTOR)
                        .invitingHospital("yunling")
                        .invitedHospital("jiangcheng")
                        .department("jc-cardiology")
                        .windowEndsAt(booked.windowEndsAt())
                        .fallbackVersion(version(OutageFallbackProcess.ID))
                        .toMap());
    }

    private int version(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    /** A consult whose process stands where people may enter, its invitations sent. */
    public Consult standing(Booked booked) {
        started(booked);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> worklist.openTask(booked.caseId(), "consult").isPresent());
        return consults.latest(booked.caseId()).orElseThrow();
    }

    /** The case is withdrawn, wherever it stands. */
    @Transactional
    public void cancelled(Booked booked) {
        Instant now = clock.instant();
        book.move(booked.caseId(), c -> c.cancelled(now), "cancelled-patient-withdrew", null, Viewer.SYSTEM);
    }

    /** Whether the consult's process of this case has come to its end. */
    boolean isOver(Booked booked) {
        return engine.createProcessInstanceQuery()
                        .processInstanceBusinessKey(booked.caseId())
                        .count()
                == 0;
    }
}
