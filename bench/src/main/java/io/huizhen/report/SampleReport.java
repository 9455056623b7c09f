package io.huizhen.report;

import io.huizhen.directory.Bilingual;
import io.huizhen.platform.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A filled report through the room's own printer, for the bench: here because the printer is the room's own affair. */
public final class SampleReport {

    /** Gives the app's parts. */
    public interface Parts {
        <T> T get(Class<T> type);
    }

    private static final Bilingual DOCTOR = new Bilingual("张明远", "Zhang Mingyuan");
    private static final Bilingual CLINICIAN = new Bilingual("李建国", "Li Jianguo");
    private static final Bilingual INVITED = new Bilingual("江城大学附属第一医院", "Jiangcheng University First Hospital");
    private static final Bilingual INVITING = new Bilingual("云岭县人民医院", "Yunling County Hospital");
    private static final Instant BEGAN = Instant.parse("2026-11-23T06:30:00Z");

    private final ReportPrinter printer;

    public SampleReport(Parts parts) {
        this.printer = parts.get(ReportPrinter.class);
    }

    /** @param number makes each document another */
    public byte[] print(int number) {
        return printer.print(
                content(number), 1, Locale.SIMPLIFIED_CHINESE, Ids.next().substring(18));
    }

    private static ReportContent content(int number) {
        return new ReportContent(
                new ReportFacts(
                        "HZ20261123-%06d".formatted(number),
                        "CONSULT",
                        new ReportFacts.PatientName("陈𠮷兰", LocalDate.of(1954, 3, 8), "FEMALE", "530626********1247"),
                        new ReportFacts.Side(INVITING, new Bilingual("全科", "General practice")),
                        new ReportFacts.Side(INVITED, new Bilingual("心内科", "Cardiology")),
                        "yunling-jiangcheng",
                        3,
                        BEGAN,
                        BEGAN.plusSeconds(22 * 60),
                        List.of(
                                new ReportFacts.Attended(DOCTOR, "DOCTOR", INVITED, 22),
                                new ReportFacts.Attended(CLINICIAN, "CLINICIAN", INVITING, 21),
                                new ReportFacts.Attended(new Bilingual("陈𠮷兰", "陈𠮷兰"), "PATIENT", INVITING, 20)),
                        new ReportFacts.Course(
                                List.of(span("video", 0, 11), span("lost", 11, 12), span("phone", 12, 22)),
                                List.of(span(null, 1, 11)),
                                List.of()),
                        new ReportFacts.Signer(
                                DOCTOR, INVITED, new Bilingual("主任医师", "Chief physician"), "110530100001234"),
                        new ReportFacts.Signer(
                                CLINICIAN, INVITING, new Bilingual("主治医师", "Attending physician"), "110530200005678"),
                        "胸闷加重两周，活动后明显，休息可缓解。",
                        "明确胸闷原因，评估是否需要转上级医院行冠脉检查，调整目前用药。",
                        "高血压病史 12 年，最高 168/96 mmHg，长期口服氨氯地平 5 mg 每日一次。\n2 型糖尿病 6 年，口服二甲双胍。\n近两周步行约 200"
                                + " 米即感胸闷，持续 3~5 分钟，休息后缓解；无夜间阵发性呼吸困难。",
                        "高血压病 2 级（很高危）；2 型糖尿病"),
                "考虑稳定型心绞痛可能性大。心电图 V4–V6 导联 ST 段轻度压低，与上次比较有动态变化。\n目前生命体征平稳，血压 142/84 mmHg，心率 78 次/分，无急性心力衰竭表现。",
                "1. 加用阿司匹林 100 mg 每日一次，阿托伐他汀 20 mg 每晚一次；注意胃肠道反应。\n2. 一周内到江城大学附属第一医院心内科门诊行冠脉 CTA。\n3."
                        + " 如胸痛持续超过 15 分钟不缓解，立即拨打 120 就近急诊。",
                new QualityJudgement(QualityJudgement.Answer.LIMITED, "电话中看不到面色。"),
                "");
    }

    /** Minutes after the beginning. */
    private static ReportFacts.Span span(String kind, int from, int until) {
        return new ReportFacts.Span(kind, BEGAN.plusSeconds(from * 60L), BEGAN.plusSeconds(until * 60L));
    }
}
