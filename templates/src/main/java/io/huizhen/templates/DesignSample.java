package io.huizhen.templates;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the page of parts (`pages/design`) shows. Invented people; only for that page. */
public record DesignSample(Instant now, List<Move> moves, List<Option> options, List<Step> trail) {

    /** A move as {@code fragments/timeline} reads it. */
    public record Move(
            Instant at, String state, String tone, String reason, String comment, String person, String role) {}

    /** A choice as {@code fragments/select} and {@code fragments/radios} read it. */
    public record Option(String value, String text, String hint) {}

    /** A step as {@code fragments/head} reads it; the last one has no {@code href}. */
    public record Step(String text, String href) {}

    /** The form of the page, with two mistakes in it. */
    public record Form(
            String name, String reason, String kind, String urgency, LocalDate day, boolean agreed, String files) {}

    public static DesignSample at(Instant now) {
        return new DesignSample(
                now,
                List.of(
                        new Move(
                                now.minus(Duration.ofMinutes(2)),
                                "排班中 Scheduling",
                                "waiting",
                                null,
                                null,
                                "王晓梅",
                                "coordinator"),
                        new Move(
                                now.minus(Duration.ofMinutes(50)),
                                "婉拒 Declined",
                                "trouble",
                                "本周无号源 No free slot this week",
                                "建议转给刘主任。\nPlease ask Dr Liu.",
                                "张明远",
                                "doctor"),
                        new Move(now.minus(Duration.ofHours(26)), "已申请 Referred", "done", null, null, null, null)),
                List.of(
                        new Option("consult", "会诊 Consult", "多方实时视频 Live, all together"),
                        new Option("diagnosis", "远程诊断 Remote diagnosis", null)),
                List.of(new Step("首页 Home", "/home"), new Step("组件 Parts", null)));
    }

    public Form form() {
        return new Form("陈𠮷兰", "", "consult", "", LocalDate.of(2026, 11, 30), false, null);
    }

    public Instant in(long minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }
}
