package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.SeatLinks.Arrival;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A link admits one seat: whoever looks changes nothing, the first tap binds, another device needs the code. */
@HuizhenTest
class SeatLinksTest {

    @Autowired
    ConsultFixture fixture;

    @Autowired
    SeatLinks links;

    @Autowired
    SeatCodes codes;

    @Autowired
    CaseBook cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    Clock clock;

    private ConsultFixture.Booked booked;
    private String secret;

    @BeforeEach
    void invite() {
        booked = fixture.booked();
        fixture.prepared(booked);
        secret = links.newSecret(booked.caseId()).orElseThrow();
    }

    @Test
    void lookingAtTheLinkChangesNothingHoweverOften() throws Exception {
        List<Map<String, Object>> before = seats();
        for (int i = 0; i < 3; i++) {
            web.perform(get("/s/{secret}", secret))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Referrer-Policy", "no-referrer"))
                    .andExpect(cookie().doesNotExist(CurrentViewer.SEAT_COOKIE));
        }
        assertThat(seats().toString()).isEqualTo(before.toString());
    }

    @Test
    void aLookTellsNothingOfThePatient() throws Exception {
        String page = web.perform(get("/s/{secret}", secret))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).doesNotContain("试验患者", booked.phone(), booked.caseId(), "心内科", "Cardiology");
    }

    @Test
    void theFirstTapBindsTheDeviceByACookieThatNoScriptCanRead() throws Exception {
        web.perform(post("/s/{secret}", secret).with(csrf()))
                .andExpect(redirectedUrl("/room"))
                .andExpect(cookie().httpOnly(CurrentViewer.SEAT_COOKIE, true))
                .andExpect(cookie().sameSite(CurrentViewer.SEAT_COOKIE, "Lax"));
    }

    @Test
    void theCookieTravelsOnlySecuredWhereThePageWas() throws Exception {
        web.perform(post("/s/{secret}", secret).with(csrf()).secure(true))
                .andExpect(cookie().secure(CurrentViewer.SEAT_COOKIE, true));
    }

    @Test
    void theSameDeviceComesBackFreely() {
        String device = seated(links.arrive(secret, null));
        assertThat(links.arrive(secret, device)).isEqualTo(new Arrival.Seated(booked.caseId(), null));
        assertThat(links.byDevice(device)).get().extracting(Viewer::personId).isEqualTo(booked.patientId());
    }

    @Test
    void aSecondDeviceIsNotSeatedWithoutTheCode() throws Exception {
        String first = seated(links.arrive(secret, null));
        assertThat(links.arrive(secret, null)).isInstanceOf(Arrival.Elsewhere.class);
        web.perform(post("/s/{secret}", secret).with(csrf()).cookie(new Cookie(CurrentViewer.SEAT_COOKIE, "x")))
                .andExpect(redirectedUrl("/s/" + secret + "/device"));
        assertThat(links.byDevice(first)).isPresent();
    }

    @Test
    void theCodeMovesTheSeatAndTheFirstDeviceIsOut() {
        String first = seated(links.arrive(secret, null));
        String code = codeFor(secret);
        String second = seated(links.move(secret, code));
        assertThat(links.byDevice(second)).isPresent();
        assertThat(links.byDevice(first)).isEmpty();
        assertThat(links.move(secret, code)).as("a code is good once").isInstanceOf(Arrival.Elsewhere.class);
    }

    @Test
    void aCodeIsAskedForOnceASeatIsTakenAndNotTwiceAtOnce() {
        assertThat(links.askForCode(secret)).as("nobody to move").isFalse();
        seated(links.arrive(secret, null));
        assertThat(links.askForCode(secret)).isTrue();
        assertThat(links.askForCode(secret)).as("too soon").isFalse();
    }

    @Test
    void fiveWrongCodesKillTheRightOne() {
        seated(links.arrive(secret, null));
        String code = codeFor(secret);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < SeatCodes.TRIES; i++) {
            assertThat(links.move(secret, wrong)).isInstanceOf(Arrival.Elsewhere.class);
        }
        assertThat(links.move(secret, code)).isInstanceOf(Arrival.Elsewhere.class);
    }

    @Test
    void aSecondLinkLeadsToTheSameSeat() {
        String device = seated(links.arrive(secret, null));
        String again = links.newSecret(booked.caseId()).orElseThrow();
        assertThat(links.arrive(again, device)).isEqualTo(new Arrival.Seated(booked.caseId(), null));
        assertThat(links.arrive(again, null)).isInstanceOf(Arrival.Elsewhere.class);
    }

    @Test
    void aCancelledCaseKillsLinkAndDevice() throws Exception {
        String device = seated(links.arrive(secret, null));
        cases.move(booked.caseId(), c -> c.cancelled(clock.instant()), "cancelled", null, Viewer.SYSTEM);
        assertThat(links.arrive(secret, device)).isInstanceOf(Arrival.Dead.class);
        assertThat(links.byDevice(device)).isEmpty();
        web.perform(get("/s/{secret}", secret)).andExpect(status().isNotFound());
        assertThat(links.newSecret(booked.caseId())).isEmpty();
    }

    @Test
    void aGuessIsADeadLink() throws Exception {
        web.perform(get("/s/{secret}", SeatSecrets.next())).andExpect(status().isNotFound());
        web.perform(get("/s/{secret}", "short")).andExpect(status().isNotFound());
    }

    @Test
    void neitherLinkNorDeviceNorCodeLiesInTheDatabase() {
        String device = seated(links.arrive(secret, null));
        String code = codeFor(secret);
        List<Map<String, Object>> rows =
                jdbc.sql("SELECT * FROM consult_link").query().listOfRows();
        rows.addAll(jdbc.sql("SELECT * FROM consult_code").query().listOfRows());
        rows.addAll(seats());
        rows.stream().flatMap(row -> row.values().stream()).forEach(value -> {
            String text = value instanceof byte[] bytes ? new String(bytes) : String.valueOf(value);
            assertThat(text).doesNotContain(secret, device).isNotEqualTo(code);
        });
    }

    /** Asked for without the outbox, whose own code would end this one. */
    private String codeFor(String link) {
        String seat = links.behind(link).orElseThrow().id();
        assertThat(codes.ask(seat)).isTrue();
        return codes.issue(seat);
    }

    private static String seated(Arrival arrival) {
        return ((Arrival.Seated) arrival).deviceSecret();
    }

    private List<Map<String, Object>> seats() {
        return jdbc.sql("SELECT id, bound_at, cancelled_at, version FROM consult_seat WHERE case_id = ? ORDER BY id")
                .param(booked.caseId())
                .query()
                .listOfRows();
    }
}
