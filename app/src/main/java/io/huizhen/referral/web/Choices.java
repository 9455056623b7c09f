package io.huizhen.referral.web;

import io.huizhen.cases.CaseKind;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.Agreement;
import io.huizhen.directory.Department;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.referral.CaseEnds.CancelReason;
import io.huizhen.referral.Consent;
import io.huizhen.referral.HandOver;
import io.huizhen.referral.HandOverForm;
import io.huizhen.referral.RedFlag;
import io.huizhen.referral.ReferralForm;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What can be chosen on the form, in the reader's language. */
@Component
class Choices {

    /** Titles that can be asked for; keys under {@code referral.title.}. */
    static final List<String> TITLES = List.of("chief", "associate-chief", "attending");

    /** A choice as the select and radio fragments read it. */
    record Choice(String value, String text, String hint) {}

    private final MessageSource messages;
    private final Directory directory;

    Choices(MessageSource messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    List<Choice> hospitals(List<Agreement> agreements, Locale locale) {
        return agreements.stream()
                .map(Agreement::invitedId)
                .distinct()
                .map(directory::hospital)
                .map(hospital -> new Choice(hospital.id(), hospital.name().in(locale), null))
                .toList();
    }

    List<Choice> departments(List<Department> departments, Locale locale) {
        return departments.stream()
                .map(department -> new Choice(
                        department.id(),
                        department.pilot()
                                ? department.name().in(locale)
                                : said(
                                        "referral.wantedDepartment.notPilot",
                                        locale,
                                        department.name().in(locale)),
                        null))
                .toList();
    }

    List<Choice> titles(Locale locale) {
        return keyed("referral.title.", TITLES.stream(), locale);
    }

    List<Choice> kinds(Locale locale) {
        return keyed("referral.kind.", names(CaseKind.values()), locale);
    }

    List<Choice> visits(Locale locale) {
        return keyed("referral.visit.", Stream.of(ReferralForm.FIRST, ReferralForm.FOLLOW_UP), locale);
    }

    List<Choice> redFlags(Locale locale) {
        return keyed("referral.redFlag.", names(RedFlag.values()), locale);
    }

    List<Choice> urgencies(Locale locale) {
        return keyed("referral.urgency.", names(Urgency.values()), locale);
    }

    List<Choice> recording(Locale locale) {
        return keyed("referral.recording.", Stream.of("yes", "no"), locale);
    }

    List<Choice> consentBy(Locale locale) {
        return keyed("referral.consentBy.", names(Consent.GivenBy.values()), locale);
    }

    List<Choice> consentHow(Locale locale) {
        return keyed("referral.consentHow.", names(Consent.How.values()), locale);
    }

    List<Choice> cancelReasons(Locale locale) {
        return keyed("referral.cancel.reason.", names(CancelReason.values()), locale);
    }

    List<Choice> handOverReasons(Locale locale) {
        return keyed("referral.handOver.reason.", names(HandOver.Reason.values()), locale);
    }

    List<Choice> within(Locale locale) {
        return keyed("referral.handOver.within.", HandOverForm.WITHIN.stream(), locale);
    }

    /** The hospitals of ours, and another institution. */
    List<Choice> places(List<Hospital> hospitals, Locale locale) {
        Stream<Choice> ours = hospitals.stream()
                .map(hospital -> new Choice(
                        hospital.id(),
                        hospital.name().in(locale),
                        hospital.address().in(locale)));
        Choice other = new Choice(HandOverForm.OTHER, said("referral.handOver.place.other", locale), null);
        return Stream.concat(ours, Stream.of(other)).toList();
    }

    private List<Choice> keyed(String prefix, Stream<String> values, Locale locale) {
        return values.map(value -> new Choice(
                        value,
                        messages.getMessage(prefix + value, null, locale),
                        messages.getMessage(prefix + value + ".hint", null, null, locale)))
                .toList();
    }

    private String said(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name);
    }
}
