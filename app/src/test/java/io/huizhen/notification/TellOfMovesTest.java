package io.huizhen.notification;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseKind;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.launcher.Stack;
import io.huizhen.platform.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People learn of an end without a report, from the real gateway's own inbox, and in words that tell no diagnosis. */
@HuizhenTest
class TellOfMovesTest {

    private static final String PHONE = "13700" + (100_000 + (int) (System.nanoTime() % 899_999));

    @Autowired
    CaseBook book;

    @Autowired
    Patients patients;

    @Autowired
    Clock clock;

    @Test
    void aCancelledCaseIsToldToPatientAndClinician() throws Exception {
        Case record = submitted();
        book.move(record.id(), c -> c.cancelled(clock.instant()), "cancelled", "秘密诊断", Viewer.SYSTEM);
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(inbox())
                        .contains(PHONE)
                        .contains(record.number())
                        .contains("li.jianguo@huizhen.example"));
        assertThat(inbox()).doesNotContain("秘密诊断");
    }

    private Case submitted() {
        String patient = patients.register(
                new PatientFacts("某某", "T" + Ids.next(), LocalDate.of(1954, 3, 15), Sex.FEMALE, PHONE, null, null));
        return book.open(
                Case.submitted(
                        CaseKind.CONSULT,
                        patient,
                        "yunling",
                        "jiangcheng",
                        "d0000000-0000-4000-8000-000000000002",
                        "yunling-jiangcheng",
                        2,
                        clock.instant()),
                "referral-submitted",
                null,
                Viewer.SYSTEM);
    }

    private static String inbox() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(Stack.current().gateway().inboxUrl()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
