package io.huizhen.report;

import java.util.List;

/** A filled report as the demo would make it. */
public final class SampleReport {

    private SampleReport() {}

    public static byte[] pdf() {
        return new io.huizhen.documents.PdfRenderer()
                .render(
                        "report",
                        java.util.Locale.SIMPLIFIED_CHINESE,
                        java.util.Map.of("report", chinese()),
                        List.of("doctor", "clinician", "archive"));
    }

    static ReportDocument chinese() {
        return with("陈𠮷兰", "胸闷加重两周，活动后明显，休息可缓解。");
    }

    static ReportDocument with(String name, String reason) {
        return new ReportDocument(
                "HZ20261123-0001",
                1,
                "CONSULT",
                new ReportDocument.PatientLine(name, "1954-03-08", 72, "FEMALE", "530***********1247"),
                new ReportDocument.Side("云岭县人民医院", "全科"),
                new ReportDocument.Side("江城大学附属第一医院", "心内科"),
                "2026年11月23日 14:30–14:52",
                "YL-JC-2026",
                3,
                List.of(
                        new ReportDocument.Participant("张明远", "DOCTOR", "江城大学附属第一医院 心内科", 22),
                        new ReportDocument.Participant("李建国", "CLINICIAN", "云岭县人民医院 全科", 21),
                        new ReportDocument.Participant(name, "PATIENT", "云岭县", 20)),
                List.of("视频 14:30–14:41，中断 14:41–14:42，电话 14:42–14:52（未录音）", "录制：14:31–14:41；其余未录制。"),
                "专家认为画面和声音足以作出判断，但有以下限制：电话中看不到面色。",
                ReportDocument.lines(reason),
                ReportDocument.lines("明确胸闷原因，评估是否需要转上级医院行冠脉检查，调整目前用药。"),
                ReportDocument.lines(
                        "高血压病史 12 年，最高 168/96 mmHg,长期口服氨氯地平 5 mg 每日一次。\n2 型糖尿病 6 年，口服二甲双胍。\n近两周步行约 200 米即感胸闷，持续 3~5 分钟，休息后缓解；无夜间阵发性呼吸困难。"),
                "高血压病 2 级（很高危）;2 型糖尿病",
                ReportDocument.lines(
                        "考虑稳定型心绞痛可能性大。心电图 V4–V6 导联 ST 段轻度压低，与上次比较有动态变化。\n目前生命体征平稳，血压 142/84 mmHg,心率 78 次/分，无急性心力衰竭表现。"),
                ReportDocument.lines(
                        "1. 加用阿司匹林 100 mg 每日一次，阿托伐他汀 20 mg 每晚一次；注意胃肠道反应。\n2. 一周内到江城大学附属第一医院心内科门诊行冠脉 CTA。\n3. 如胸痛持续超过 15 分钟不缓解，立即拨打 120 就近急诊。"),
                List.of(),
                List.of(
                        new ReportDocument.Signer("doctor", "张明远", "江城大学附属第一医院", "主任医师", "110530100001234"),
                        new ReportDocument.Signer("clinician", "李建国", "云岭县人民医院", "主治医师", "110530200005678")),
                QrCode.of("https://huizhen.example/verify/7Q4K9M2PXB3TWZ6H"),
                "https://huizhen.example/verify/7Q4K9M2PXB3TWZ6H");
    }
}
