package io.huizhen.templates;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
                                "cases.state.BOOKING",
                                "waiting",
                                null,
                                null,
                                "王晓梅",
                                "coordinator"),
                        new Move(
                                now.minus(Duration.ofMinutes(50)),
                                "cases.state.ROUTING",
                                "trouble",
                                "cases.reason.declined",
                                "建议转给刘主任。\nPlease ask Dr Liu.",
                                "张明远",
                                "doctor"),
                        new Move(
                                now.minus(Duration.ofHours(26)),
                                "cases.state.SUBMITTED",
                                "done",
                                null,
                                null,
                                null,
                                null)),
                List.of(
                        new Option("consult", "会诊 Consult", "多方实时视频 Live, all together"),
                        new Option("diagnosis", "远程诊断 Remote diagnosis", null)),
                List.of(new Step("首页 Home", "/home"), new Step("组件 Parts", null)));
    }

    public Form form() {
        return new Form("陈𠮷兰", "", "consult", "", LocalDate.of(2026, 11, 30), false, null);
    }

    /** The mistakes in the form: what is said of each field. */
    public Map<String, String> mistakes() {
        return Map.of(
                "reason",
                "请写明会诊目的 Say what the consult is for",
                "agreed",
                "没有同意不能会诊 Without consent there is no consult");
    }

    public Instant in(long minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }
}
