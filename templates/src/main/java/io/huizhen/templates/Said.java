package io.huizhen.templates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.expression.Messages;

/**
 * How a moment or a time left is said on a page: "Today 14:30", "2 h 10 min left". The full date
 * stands beside it ({@link #full}) for hovering and for print.
 */
public final class Said {

    /** Below this a deadline is shown as near. */
    private static final Duration SOON = Duration.ofHours(1);

    private final Clock clock;
    private final ZoneId zone;
    private final ITemplateContext context;
    private final Messages messages;

    Said(Clock clock, ZoneId zone, ITemplateContext context) {
        this.clock = clock;
        this.zone = zone;
        this.context = context;
        this.messages = new Messages(context);
    }

    public Instant now() {
        return clock.instant();
    }

    public String at(Instant moment) {
        ZonedDateTime then = moment.atZone(zone);
        LocalDate today = LocalDate.now(clock.withZone(zone));
        String time = DateTimeFormatter.ofPattern("HH:mm").format(then);
        long days = ChronoUnit.DAYS.between(today, then.toLocalDate());
        if (days == 0) return messages.msg("ui.time.today", time);
        if (days == 1) return messages.msg("ui.time.tomorrow", time);
        if (days == -1) return messages.msg("ui.time.yesterday", time);
        String pattern = then.getYear() == today.getYear() ? "ui.time.dayPattern" : "ui.time.yearPattern";
        return format(pattern, then) + " " + time;
    }

    /** The time alone, for a span whose day is said elsewhere. */
    public String hour(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm").format(moment.atZone(zone));
    }

    public String full(Instant moment) {
        return format("ui.time.fullPattern", moment.atZone(zone));
    }

    public String date(LocalDate date) {
        return format("ui.time.yearPattern", date.atStartOfDay(zone));
    }

    /** "2 h 10 min left", or how long it is overdue. */
    public String left(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return messages.msg(left.isNegative() ? "ui.sla.late" : "ui.sla.left", span(left.abs()));
    }

    /** ok, soon or late: the look of an SLA clock. */
    public String pressure(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        if (left.isNegative()) return "late";
        return left.compareTo(SOON) < 0 ? "soon" : "ok";
    }

    /** The two largest units, as app.js says them too. */
    public String span(Duration span) {
        long days = span.toDays();
        long hours = span.toHoursPart();
        long minutes = span.toMinutesPart();
        String day = messages.msg("ui.unit.day");
        String hour = messages.msg("ui.unit.hour");
        String minute = messages.msg("ui.unit.minute");
        if (days > 0) return days + " " + day + (hours > 0 ? " " + hours + " " + hour : "");
        if (hours > 0) return hours + " " + hour + (minutes > 0 ? " " + minutes + " " + minute : "");
        return minutes + " " + minute;
    }

    private String format(String patternKey, ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(messages.msg(patternKey), context.getLocale())
                .format(moment);
    }
}
