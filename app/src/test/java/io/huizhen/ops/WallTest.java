package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.FallbackChanged;
import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaMode;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.platform.web.WebSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the wall shows to whom, what the watches find, and what can be done from it. */
@HuizhenTest
class WallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    MockMvc web;

    @Autowired
    AlertCases made;

    @Autowired
    LiveRooms rooms;

    @Autowired
    QualityWatch quality;

    @Autowired
    PresenceWatch presence;

    @Autowired
    AlertRounds rounds;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Alerts alerts;

    @Autowired
    AlertRows rows;

    @Autowired
    JanusPool pool;

    @Autowired
    Clock clock;

    private LiveRooms.Made room;

    @BeforeEach
    void aLiveConsult() {
        room = rooms.live(made.inHospital("jiangcheng"));
    }

    @Test
    void theOperatorSeesEveryRoomAndThePatientOnlyByRole() throws Exception {
        rooms.here(room, Role.PATIENT, MediaMode.AUDIO, Grade.BAD);
        rooms.here(room, Role.DOCTOR, MediaMode.FULL_VIDEO, Grade.GOOD);

        web.perform(get("/wall").locale(Locale.ENGLISH).with(as(operator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(room.number())))
                .andExpect(content().string(containsString("very weak")))
                .andExpect(content().string(containsString("sound only")))
                .andExpect(content().string(not(containsString(AlertCases.PATIENT))));
    }

    @Test
    void aCoordinatorSeesTheOwnHospitalsConsultsAndNoOther() throws Exception {
        web.perform(get("/wall/now").with(as(coordinator("jiangcheng"))))
                .andExpect(content().string(containsString(room.number())));
        web.perform(get("/wall/now").with(as(coordinator("elsewhere"))))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(room.number()))));
    }

    @Test
    void wordsThatAreLostAreTroubleAndSilenceIsWorse() {
        rooms.here(room, Role.PATIENT, MediaMode.AUDIO, Grade.BAD);
        assertThat(kinds(quality)).containsExactly(AlertKind.CALL_IN_TROUBLE);

        rooms.here(room, Role.DOCTOR, MediaMode.AUDIO, Grade.NONE);
        assertThat(kinds(quality)).contains(AlertKind.SOUND_LOST);
    }

    @Test
    void aGoodLineAndAChosenModeAreNoTrouble() {
        rooms.here(room, Role.PATIENT, MediaMode.AUDIO, Grade.GOOD);
        rooms.here(room, Role.DOCTOR, MediaMode.FULL_VIDEO, Grade.WEAK);
        assertThat(kinds(quality)).isEmpty();
    }

    @Test
    void whoDroppedOutWhileOthersAreThereIsMissing() {
        rooms.here(room, Role.DOCTOR, MediaMode.FULL_VIDEO, Grade.GOOD);
        assertThat(kinds(presence)).as("who has not come yet is not missing").isEmpty();

        rooms.dropped(room, Role.CLINICIAN);
        assertThat(kinds(presence)).containsExactly(AlertKind.PERSON_MISSING);
    }

    @Test
    void whoseKeptPlaceIsGivenUpIsMissedStillAndWhoSaidGoodByeIsNot() {
        rooms.here(room, Role.DOCTOR, MediaMode.FULL_VIDEO, Grade.GOOD);
        rooms.dropped(room, Role.CLINICIAN);
        rounds.make(clock.instant());
        rooms.left(room, Role.CLINICIAN);
        rooms.left(room, Role.PATIENT);

        assertThat(presence.look(clock.instant()))
                .filteredOn(trouble -> room.consultId().equals(trouble.consultId()))
                .extracting(Trouble::seatId)
                .containsExactly(room.seats().get(Role.CLINICIAN));
    }

    @Test
    void aDoctorWhoLeavesThePatientAloneIsMissed() {
        rooms.here(room, Role.PATIENT, MediaMode.FULL_VIDEO, Grade.GOOD);
        rooms.left(room, Role.DOCTOR);
        assertThat(kinds(presence)).containsExactly(AlertKind.PERSON_MISSING);
    }

    @Test
    void withNobodyThereNobodyIsMissing() {
        rooms.dropped(room, Role.DOCTOR);
        rooms.dropped(room, Role.PATIENT);
        assertThat(kinds(presence)).isEmpty();
    }

    @Test
    void anAlertIsTakenInHandFromTheWall() throws Exception {
        alerts.trouble(
                Trouble.ofConsult(AlertKind.PHONE_UNREACHED, room.caseId(), room.consultId(), null, "no-answer"));
        String id = rows.liveOf(room.consultId()).getFirst().id();

        web.perform(post("/alerts/{id}/acknowledge", id).with(csrf()).with(as(coordinator("elsewhere"))))
                .andExpect(status().isNotFound());
        web.perform(post("/alerts/{id}/acknowledge", id)
                        .param("back", "/wall")
                        .with(csrf())
                        .with(as(coordinator("jiangcheng"))))
                .andExpect(status().is3xxRedirection());
        assertThat(rows.liveOf(room.consultId())).isEmpty();

        web.perform(get("/alerts").locale(Locale.ENGLISH).with(as(operator())))
                .andExpect(content().string(containsString("did not reach")));
    }

    @Test
    void aCallThatReachedNobodyIsToldOfOnceAndTheFallbackUntilItIsOver() {
        rooms.fallback(room, "STOPPED", "NO_ANSWER");
        for (int said = 0; said < 2; said++) {
            events.publishEvent(new FallbackChanged(room.consultId(), room.caseId()));
        }
        rounds.make(clock.instant());
        assertThat(rows.liveOf(room.consultId()))
                .extracting(Alert::kind)
                .containsExactlyInAnyOrder(AlertKind.PHONE_UNREACHED, AlertKind.FALLBACK_BEGUN);

        String unreached = rows.liveOf(room.consultId()).stream()
                .filter(alert -> alert.kind() == AlertKind.PHONE_UNREACHED)
                .findFirst()
                .orElseThrow()
                .id();
        alerts.acknowledge(unreached, coordinator("jiangcheng"));
        events.publishEvent(new FallbackChanged(room.consultId(), room.caseId()));
        assertThat(rows.liveOf(room.consultId()))
                .as("the same call is no news")
                .extracting(Alert::kind)
                .containsExactly(AlertKind.FALLBACK_BEGUN);
    }

    @Test
    void whoTalksByTelephoneIsSaidSoSinceWhenAndNoLineIsBlamed() throws Exception {
        rooms.here(room, Role.PATIENT, MediaMode.PHONE, Grade.NONE);
        rooms.here(room, Role.DOCTOR, MediaMode.FULL_VIDEO, Grade.NONE);
        rooms.here(room, Role.CLINICIAN, MediaMode.FULL_VIDEO, Grade.NONE);
        assertThat(kinds(quality)).containsExactly(AlertKind.SOUND_LOST);

        Instant since = clock.instant().minusSeconds(240);
        rooms.onThePhone(room, since);

        assertThat(kinds(quality)).isEmpty();
        assertThat(kinds(presence)).isEmpty();
        String hour = DateTimeFormatter.ofPattern("HH:mm").format(since.atZone(WebSettings.ZONE));
        assertThat(card(operator()))
                .contains("on the telephone since " + hour, "waits while the others telephone")
                .doesNotContain("nothing comes through");
        assertThat(card(operator()).split("on the telephone since " + hour, -1))
                .as("the consult, the patient and the doctor")
                .hasSize(4);
    }

    @Test
    void aConsultSaysWhereItIsNowAndWhereItWasBefore() throws Exception {
        Instant left = clock.instant().minusSeconds(60);
        rooms.lease(room, pool.status().getFirst().name(), "janus-gone", left);
        String hour = DateTimeFormatter.ofPattern("HH:mm").format(left.atZone(WebSettings.ZONE));
        assertThat(card(operator()))
                .contains(pool.status().getFirst().name(), "before on janus-gone, until " + hour)
                .doesNotContain("without a media server");

        rooms.lost(room, "janus-gone", left);
        assertThat(card(operator())).contains("without a media server", "before on janus-gone, until " + hour);
    }

    /** What the wall says of this test's consult. */
    private String card(Viewer viewer) throws Exception {
        String wall = web.perform(get("/wall/now").locale(Locale.ENGLISH).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        int at = wall.indexOf(room.number(), wall.indexOf("rooms-title"));
        return wall.substring(at, wall.indexOf("</article>", at));
    }

    @Test
    void aDrainHoldsOnEveryNodeUntilItIsTakenBack() throws Exception {
        String server = pool.status().getFirst().name();
        web.perform(post("/servers/{name}/drain", server).with(csrf()).with(as(operator())))
                .andExpect(status().is3xxRedirection());
        try {
            await().atMost(PATIENCE).until(() -> isDraining(server));

            // As on a node that did not hear the word, and on one that has just started.
            pool.reopen(server);
            await().atMost(PATIENCE).until(() -> isDraining(server));
        } finally {
            web.perform(post("/servers/{name}/reopen", server).with(csrf()).with(as(operator())))
                    .andExpect(status().is3xxRedirection());
        }
        await().atMost(PATIENCE).until(() -> !isDraining(server));
        web.perform(post("/servers/{name}/drain", "no-such-server").with(csrf()).with(as(operator())))
                .andExpect(status().isNotFound());
    }

    private boolean isDraining(String server) {
        return pool.status().stream()
                .filter(status -> status.name().equals(server))
                .anyMatch(JanusPool.Status::draining);
    }

    private List<AlertKind> kinds(Watch watch) {
        return watch.look(clock.instant()).stream()
                .filter(trouble -> room.consultId().equals(trouble.consultId()))
                .map(Trouble::kind)
                .toList();
    }

    private static Viewer operator() {
        return new Viewer(
                "d0000000-0000-4000-8000-000000000011", "何磊", Set.of(Role.OPERATOR), "jiangcheng", Set.of(), null);
    }

    private static Viewer coordinator(String hospital) {
        return new Viewer(
                UUID.randomUUID().toString(), "coordinator", Set.of(Role.COORDINATOR), hospital, Set.of(), null);
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(new TestingAuthenticationToken(viewer, "", "ROLE_STAFF"));
    }
}
