package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.huizhen.HuizhenTest;
import io.huizhen.cases.CaseBook;
import io.huizhen.outbox.OutboxGaveUp;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A patient who has lost the link gets it again, and nobody learns anything by asking. */
@HuizhenTest
class LostLinksTest {

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    CaseBook cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc browser;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private ConsultFixture.Booked booked;
    private String number;

    @BeforeEach
    void aConsultIsBooked() {
        booked = fixture.booked();
        fixture.prepared(booked);
        number = cases.get(booked.caseId()).number();
    }

    @Test
    void numberAndPhoneTogetherBringAnotherLink() throws Exception {
        ask(number.toLowerCase(), booked.phone());
        await().atMost(Duration.ofSeconds(20)).until(() -> links() == 1);
    }

    @Test
    void theAnswerIsTheSameWhateverIsAsked() throws Exception {
        String right = ask(number, booked.phone());
        assertThat(ask(number, "13900000001")).isEqualTo(right);
        assertThat(ask("HZ-261126-2222222", booked.phone())).isEqualTo(right);
        assertThat(ask("nonsense", booked.phone())).isEqualTo(right);
        assertThat(page(right)).doesNotContain(number, booked.phone());
    }

    @Test
    void anotherPhoneGetsNothing() throws Exception {
        ask(number, "13900000001");
        assertThat(pending()).isZero();
        assertThat(links()).isZero();
    }

    @Test
    void askedAgainAtOnceItSendsNoSecondLink() throws Exception {
        ask(number, booked.phone());
        await().atMost(Duration.ofSeconds(20)).until(() -> links() == 1 && pending() == 0);
        ask(number, booked.phone());
        assertThat(pending()).isZero();
        assertThat(links()).isOne();
    }

    @Test
    void anEmptyFormSaysWhatIsMissing() throws Exception {
        MockHttpServletResponse refused = browser.perform(post("/link")
                        .param("number", "")
                        .param("phone", "none")
                        .locale(java.util.Locale.ENGLISH)
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("begins with HZ", "phone number in digits");
    }

    @Test
    void anInvitationThatCannotBeSentIsReadOnTheTimelineAndHoldsNothingUp() {
        fixture.started(booked);
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        done -> events.publishEvent(new OutboxGaveUp("consult-link", "any", booked.caseId())));
        assertThat(cases.timeline(booked.caseId()))
                .extracting(io.huizhen.cases.Move::reason)
                .contains("invitation-not-sent");
        consults.open(consults.latest(booked.caseId()).orElseThrow().id(), ConsultFixture.AS_DOCTOR);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            consults.finish(booked.caseId(), ConsultFixture.AS_DOCTOR);
            return true;
        });
    }

    private String ask(String number, String phone) throws Exception {
        return browser.perform(post("/link")
                        .param("number", number)
                        .param("phone", phone)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private String page(String path) throws Exception {
        return browser.perform(get(path)).andReturn().getResponse().getContentAsString();
    }

    private int links() {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM consult_link l JOIN consult_seat s ON s.id = l.seat_id WHERE s.case_id = ?")
                .param(booked.caseId())
                .query(Integer.class)
                .single();
    }

    private int pending() {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'consult-link' AND task_instance LIKE ?")
                .param(booked.caseId() + "%")
                .query(Integer.class)
                .single();
    }
}
