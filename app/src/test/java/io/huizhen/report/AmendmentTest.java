package io.huizhen.report;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.DOCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.Move;
import io.huizhen.documents.Tool;
import io.huizhen.workflows.ReportProcess;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report that is out is corrected by another version; the one before stays and says that it was replaced. */
@HuizhenTest
class AmendmentTest {

    private static final String REASON = "漏写了过敏史。";

    @Autowired
    ReportWalk walk;

    private String caseId;
    private Report first;

    @BeforeEach
    void aReportIsOutAndItsCaseClosed() throws Exception {
        caseId = walk.toTheDoctorsDesk();
        walk.sign(caseId);
        walk.adopt(caseId);
        await().atMost(ReportWalk.SOON).until(() -> walk.report(caseId).state() == ReportState.ISSUED);
        walk.close(caseId);
        first = walk.report(caseId);
    }

    @Test
    void theNewVersionIsSignedByBothAndTheEarlierOneSaysThatItWasReplaced() throws Exception {
        begin();
        assertThat(walk.report(caseId).number()).isEqualTo(2);
        assertThat(walk.page(DOCTOR, "/report", caseId)).contains("建议行冠脉 CTA", REASON, "撤回更正");

        walk.sign(caseId);
        walk.adopt(caseId);
        await().atMost(ReportWalk.SOON).until(() -> walk.report(caseId).state() == ReportState.ISSUED);

        Report second = walk.report(caseId);
        assertThat(second.series()).isEqualTo(first.series());
        byte[] pdf = walk.file(walk.patient(caseId), second.issuedDocument());
        assertThat(Tool.run(pdf, "pdftotext", "-layout")).contains(REASON);
        assertThat(walk.verify(pdf)).contains("文件真实有效", "签名：2 个", "第 2 版，即现行版本").doesNotContain("已有新版本");
        byte[] earlier = walk.file(walk.patient(caseId), first.issuedDocument());
        assertThat(walk.verify(earlier))
                .contains("文件真实有效", "签名：2 个", "已有新版本", "这是第 1 版")
                .as("nothing else of the later one")
                .doesNotContain("第 2 版", "欧阳", "张明远", "胸闷", REASON);
        byte[] changed = earlier.clone();
        changed[changed.length / 3] ^= 1;
        assertThat(walk.verify(changed))
                .as("of a file that does not hold no version is said")
                .contains("文件已被改动")
                .doesNotContain("第 1 版", "已有新版本");
        assertThat(walk.verifyCode(earlier)).contains("文件真实有效", "已有新版本", "现行版本为第 2 版");
        assertThat(walk.verifyCode(pdf)).contains("文件真实有效", "第 2 版，即现行版本").doesNotContain("已有新版本");
        assertThat(walk.page(walk.patient(caseId), "/report", caseId))
                .contains("/documents/" + second.issuedDocument(), "/documents/" + first.issuedDocument(), "已被取代");
        assertThat(walk.cases.timeline(caseId))
                .extracting(Move::reason)
                .contains("amendment-begun", "amendment-signed", "amendment-adopted", "amendment-issued");
        assertThat(walk.cases.get(caseId).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void untilItIsIssuedThePatientKeepsTheVersionInForce() throws Exception {
        begin();
        walk.sign(caseId);
        byte[] earlier = walk.file(walk.patient(caseId), first.issuedDocument());
        assertThat(walk.page(walk.patient(caseId), "/report", caseId))
                .contains("/documents/" + first.issuedDocument(), "报告正在更正")
                .doesNotContain("已被取代");
        assertThat(walk.verifyCode(earlier)).contains("第 1 版，即现行版本").doesNotContain("已有新版本");
    }

    @Test
    void aWithdrawnCorrectionLeavesTheReportAsItWasAndNoTask() throws Exception {
        begin();
        walk.post(DOCTOR, "/report/amend/withdraw", caseId, Map.of());
        assertThat(walk.report(caseId).id()).isEqualTo(first.id());
        assertThat(walk.standsAt(caseId, ReportProcess.USER_TASK_SIGN)).isFalse();
        assertThat(walk.page(DOCTOR, "/report", caseId)).contains("更正报告");
    }

    @Test
    void onceSignedItCannotBeWithdrawn() throws Exception {
        begin();
        walk.sign(caseId);
        walk.post(DOCTOR, "/report/amend/withdraw", caseId, Map.of());
        assertThat(walk.report(caseId).number()).isEqualTo(2);
    }

    @Test
    void aSecondCorrectionWaitsForTheFirst() throws Exception {
        begin();
        walk.post(DOCTOR, "/report/amend", caseId, Map.of("reason", "另一个原因。"));
        assertThat(walk.report(caseId).number()).isEqualTo(2);
        assertThat(walk.cases.timeline(caseId))
                .filteredOn(move -> move.reason().equals("amendment-begun"))
                .hasSize(1);
    }

    @Test
    void aCorrectionNeedsAReasonAndTheDoctorOfTheCase() throws Exception {
        assertThat(walk.post(DOCTOR, "/report/amend", caseId, Map.of("reason", " "))
                        .getStatus())
                .isEqualTo(422);
        for (Viewer other : new Viewer[] {CLINICIAN, walk.patient(caseId)}) {
            assertThat(walk.post(other, "/report/amend", caseId, Map.of("reason", REASON))
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(walk.report(caseId).number()).isOne();
    }

    private void begin() throws Exception {
        walk.post(DOCTOR, "/report/amend", caseId, Map.of("reason", REASON));
        await().atMost(ReportWalk.SOON).until(() -> walk.standsAt(caseId, ReportProcess.USER_TASK_SIGN));
    }
}
