package io.huizhen.scheduling.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.WrongStateException;
import io.huizhen.directory.Directory;
import io.huizhen.scheduling.Slots;
import io.huizhen.scheduling.web.BookingPage.Choice;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;

/** Guard, data and answer of the booking page, each in one transaction. Empty means booked. */
@Component
@Transactional
class BookingDesk {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<String> LENGTHS = List.of("15", "30", "45", "60");
    private static final Duration FARTHEST = Duration.ofDays(90);
    private static final Duration CALENDAR = Duration.ofDays(14);

    private final Guard guard;
    private final CaseBook book;
    private final Slots slots;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    BookingDesk(Guard guard, CaseBook book, Slots slots, Directory directory, MessageSource messages, Clock clock) {
        this.guard = guard;
        this.book = book;
        this.slots = slots;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    BookingPage toBook(String caseId, Locale locale) {
        guard.look(caseId, Action.BOOK);
        return page(required(caseId), locale);
    }

    /** @throws io.huizhen.scheduling.SlotTakenException when the doctor is taken then; nothing is kept */
    Optional<BookingPage> book(String caseId, BookingForm form, Errors errors, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.BOOK);
        Case record = required(caseId);
        Instant startsAt = startsAt(form, errors);
        if (!LENGTHS.contains(form.minutes())) {
            errors.rejectValue("minutes", "scheduling.error.minutes");
        }
        if (errors.hasErrors()) {
            return Optional.of(page(record, locale));
        }
        slots.book(caseId, startsAt, Duration.ofMinutes(Long.parseLong(form.minutes())), form.byPhone(), viewer);
        return Optional.empty();
    }

    private Instant startsAt(BookingForm form, Errors errors) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (form.when().equals(BookingForm.NOW)) {
            return now;
        }
        if (!form.when().equals(BookingForm.AT)) {
            errors.rejectValue("when", "scheduling.error.when");
            return null;
        }
        LocalDate day = parsed("day", form.day(), LocalDate::parse, errors);
        LocalTime time = parsed("time", form.time(), LocalTime::parse, errors);
        if (day == null || time == null) {
            return null;
        }
        Instant startsAt = day.atTime(time).atZone(CHINA).toInstant();
        if (startsAt.isBefore(now)) {
            errors.rejectValue(day.isBefore(LocalDate.ofInstant(now, CHINA)) ? "day" : "time", "scheduling.error.past");
        } else if (startsAt.isAfter(now.plus(FARTHEST))) {
            errors.rejectValue("day", "scheduling.error.far", new Object[] {Long.toString(FARTHEST.toDays())}, null);
        }
        return startsAt;
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parsed(String field, String text, Parser<T> parser, Errors errors) {
        try {
            return parser.parse(text);
        } catch (DateTimeException unreadable) {
            errors.rejectValue(field, "scheduling.error." + field);
            return null;
        }
    }

    private BookingPage page(Case record, Locale locale) {
        Instant now = clock.instant();
        return new BookingPage(
                record.id(),
                record.number(),
                record.urgency(),
                directory.practitioner(record.doctorId()).orElseThrow().names().in(locale),
                directory.department(record.departmentId()).name().in(locale),
                slots.ofDoctor(record.doctorId(), now.minus(Duration.ofHours(1)), now.plus(CALENDAR)),
                LocalDate.ofInstant(now, CHINA),
                Stream.of(BookingForm.NOW, BookingForm.AT)
                        .map(when -> new Choice(when, said("scheduling.when." + when, locale), null))
                        .toList(),
                LENGTHS.stream()
                        .map(minutes -> new Choice(minutes, said("scheduling.minutes." + minutes, locale), null))
                        .toList());
    }

    private Case required(String caseId) {
        Case record = book.get(caseId);
        if (record.state() != CaseState.BOOKING) {
            throw new WrongStateException(caseId, record.state(), "book");
        }
        return record;
    }

    private String said(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
