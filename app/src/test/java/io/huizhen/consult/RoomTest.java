package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.HuizhenTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Three people in real browsers with fake cameras, through a real Janus: the patient by the link of the SMS, clinician
 * and doctor by login. What they see of each other are decoded frames that differ.
 */
@HuizhenTest
class RoomTest {

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    Recordings recordings;

    @Autowired
    Attendance attendance;

    @Autowired
    MediaEvents events;

    @Autowired
    ConsultSettings settings;

    @Autowired
    QualityEvidence evidence;

    @LocalServerPort
    int port;

    private final RoomVisitors visitors = new RoomVisitors();

    @AfterEach
    void close() {
        visitors.close();
    }

    @Test
    void threePeopleSeeAndHearEachOtherAreRecordedAndPartWhenTheDoctorFinishes() throws Exception {
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);

        Page patient = visitors.byLink(port, visitors.linkSentTo(booked.phone()));
        Page clinician = visitors.loggedIn(port, "li.jianguo", booked.caseId());
        assertThat(patient.getByText("You are in the waiting room").isVisible()).isTrue();
        Page doctor = visitors.loggedIn(port, "zhang.mingyuan", booked.caseId());

        Consult consult = consults.latest(booked.caseId()).orElseThrow();
        List<Page> pages = List.of(patient, clinician, doctor);
        visitors.seeAndHearEachOther(pages, consults.seatsOf(consult.id()));
        assertThat(consults.latest(booked.caseId()).orElseThrow().state()).isEqualTo(ConsultState.LIVE);

        clinician.getByText("Yes, record").click();
        doctor.getByText("Yes, record").click();
        for (Page page : pages) {
            page.getByText("Recording", new Page.GetByTextOptions().setExact(true))
                    .waitFor();
        }
        RoomVisitors.until("a recording of each", () -> recordsOf(consult) == 6);

        doctor.getByLabel("Opinion").fill("Beta blocker as before; ECG in four weeks.");
        doctor.locator("#notes-state[data-state='saved']").waitFor();
        RoomVisitors.until(
                "notes at the clinician",
                () -> clinician.getByLabel("Opinion").inputValue().startsWith("Beta"));

        comesBackAfterLeaving(patient, doctor, consult);
        RoomVisitors.until("a recording of the patient again", () -> recordsOf(consult) == 8);

        RoomVisitors.button(doctor, "Finish the consult").click();
        doctor.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish the consult"))
                .click();
        patient.getByText("The consult is finished").first().waitFor();
        clinician.getByText("The consult is finished").first().waitFor();

        RoomVisitors.until("the process", () -> fixture.isOver(booked));
        assertThat(recordings.parts(consult.id()))
                .extracting(Recordings.Part::kind)
                .contains("audio", "video");
        assertThat(recordings.parts(consult.id()))
                .filteredOn(part -> part.gap() != null)
                .isEmpty();
        assertThat(attendance.attended(consult.id())).hasSize(3);

        ConsultQuality quality = evidence.of(consult.id());
        assertThat(quality.participants()).hasSize(3);
        assertThat(evidence.samples(consult, quality.participants().getFirst().seatId()))
                .isNotEmpty()
                .anySatisfy(sample -> assertThat(sample.readings()).isPositive());
        assertThat(MediaTimeline.of(
                                events.of(consult.id()),
                                consults.latest(booked.caseId()).orElseThrow().endedAt())
                        .spans())
                .first()
                .satisfies(span -> assertThat(span.kind()).isEqualTo(MediaTimeline.Kind.VIDEO));
        assertThat(events.of(consult.id()))
                .as("nobody's line broke: not by leaving, not by the end")
                .extracting(MediaEvent::cause)
                .doesNotContain(MediaCause.LINE_LOST, MediaCause.SERVER_LOST);
        assertThat(quality.participants()).noneMatch(ConsultQuality.Participant::soundLost);
        assertThat(recordings.gaps(consults.latest(booked.caseId()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void onesOwnPictureMovesByKeysAndByDraggingAndStaysThereForTheVisit() {
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);
        Page patient = visitors.byLink(port, visitors.linkSentTo(booked.phone()));
        Locator own = patient.locator("[data-mine='true']");
        Locator handle = RoomVisitors.button(
                patient, "Move your picture: drag it, press it for the next corner, or use the arrow keys");
        patient.getByText("You are in the waiting room").waitFor();
        double right = own.boundingBox().x;

        handle.press("ArrowLeft");
        double left = own.boundingBox().x;
        assertThat(left).isLessThan(right);

        handle.hover();
        patient.mouse().down();
        patient.mouse().move(0, 0);
        patient.mouse().move(2, 2);
        patient.mouse().up();
        double dragged = own.boundingBox().x;
        assertThat(dragged).isLessThan(left).isGreaterThanOrEqualTo(0);

        patient.reload();
        patient.getByText("You are in the waiting room").waitFor();
        assertThat(own.boundingBox().x).isEqualTo(dragged, org.assertj.core.data.Offset.offset(1.0));
    }

    /** How many files, of sound and of picture, hold more than their head. */
    private long recordsOf(Consult consult) {
        try (Stream<Path> files =
                Files.list(settings.recordings().toAbsolutePath().resolve(consult.id()))) {
            return files.filter(file -> file.toFile().length() > 1024).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Seat patientsSeat(Consult consult) {
        return consults.seatsOf(consult.id()).stream()
                .filter(one -> one.role() == io.huizhen.access.Role.PATIENT)
                .findFirst()
                .orElseThrow();
    }

    private void comesBackAfterLeaving(Page patient, Page doctor, Consult consult) {
        RoomVisitors.button(patient, "Leave").click();
        Seat seat = patientsSeat(consult);
        doctor.locator("[data-seat='" + seat.id() + "']")
                .getByText("Not here yet")
                .waitFor();
        RoomVisitors.button(patient, "Come back in").click();
        RoomVisitors.until("frames after coming back", () -> visitors.sees(doctor, seat));
    }
}
