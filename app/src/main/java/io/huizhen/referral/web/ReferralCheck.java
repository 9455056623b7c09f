package io.huizhen.referral.web;

import static io.huizhen.referral.ReferralForm.FIRST;
import static io.huizhen.referral.ReferralForm.FOLLOW_UP;

import io.huizhen.cases.CaseKind;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.Agreement;
import io.huizhen.directory.Department;
import io.huizhen.directory.IdNumber;
import io.huizhen.documents.PdfRenderer;
import io.huizhen.policy.Rules;
import io.huizhen.referral.Consent;
import io.huizhen.referral.ConsentKind;
import io.huizhen.referral.Consents;
import io.huizhen.referral.RedFlag;
import io.huizhen.referral.ReferralForm;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Checks every field of the form; each fault is said at its field. */
@Component
class ReferralCheck {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int NAME = 50;
    private static final int LINE = 120;
    private static final int SHORT = 500;
    private static final int LONG = 5000;

    private final Rules rules;
    private final Consents consents;
    private final PdfRenderer printer;
    private final Clock clock;

    ReferralCheck(Rules rules, Consents consents, PdfRenderer printer, Clock clock) {
        this.rules = rules;
        this.consents = consents;
        this.printer = printer;
        this.clock = clock;
    }

    void check(ReferralForm form, List<Agreement> agreements, List<Department> departments, Errors errors) {
        patient(form, errors);
        request(form, agreements, departments, errors);
        visit(form, errors);
        urgency(form, errors);
        consent(form, errors);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private void patient(ReferralForm form, Errors errors) {
        name("fullName", form.fullName(), errors);
        IdNumber.Fault fault = new IdNumber(form.idNumber()).fault(today());
        if (form.idNumber().isEmpty()) {
            errors.rejectValue("idNumber", "referral.error.idNumber.required");
        } else if (fault != null) {
            errors.rejectValue(
                    "idNumber",
                    switch (fault) {
                        case SHAPE -> "referral.error.idNumber.shape";
                        case CHECKSUM -> "referral.error.idNumber.checksum";
                        case BIRTH_DATE -> "referral.error.idNumber.birthDate";
                    });
        }
        phone("phone", form.phone(), errors);
        boolean minor = fault == null && needsGuardian(form);
        if (minor || !form.guardianName().isEmpty() || !form.guardianPhone().isEmpty()) {
            if (minor && form.guardianName().isEmpty()) {
                errors.rejectValue("guardianName", "referral.error.guardianName.required", limits(guardianAge()), null);
            } else {
                name("guardianName", form.guardianName(), errors);
            }
            phone("guardianPhone", form.guardianPhone(), errors);
        }
    }

    private void request(ReferralForm form, List<Agreement> agreements, List<Department> departments, Errors errors) {
        if (agreements.stream().noneMatch(agreement -> agreement.invitedId().equals(form.invitedHospital()))) {
            errors.rejectValue("invitedHospital", "referral.error.invitedHospital.agreement");
        }
        if (!isOne(CaseKind.class, form.kind())) {
            errors.rejectValue("kind", "referral.error.kind.required");
        }
        text("reason", form.reason(), SHORT, true, errors);
        text("aim", form.aim(), SHORT, true, errors);
        text("history", form.history(), LONG, true, errors);
        text("wantedSpecialty", form.wantedSpecialty(), LINE, false, errors);
        if (!form.wantedDepartment().isEmpty()
                && !errors.hasFieldErrors("invitedHospital")
                && departments.stream()
                        .noneMatch(department -> department.id().equals(form.wantedDepartment())
                                && department.hospitalId().equals(form.invitedHospital()))) {
            errors.rejectValue("wantedDepartment", "referral.error.wantedDepartment.hospital");
        }
        if (!form.wantedTitle().isEmpty() && !Choices.TITLES.contains(form.wantedTitle())) {
            errors.rejectValue("wantedTitle", "referral.error.choose");
        }
    }

    private void visit(ReferralForm form, Errors errors) {
        if (!form.visit().equals(FIRST) && !form.visit().equals(FOLLOW_UP)) {
            errors.rejectValue("visit", "referral.error.visit.required");
        }
        boolean required = form.visit().equals(FOLLOW_UP);
        boolean any = !(form.diagnosis() + form.diagnosedOn() + form.diagnosedAt()).isEmpty();
        text("diagnosis", form.diagnosis(), SHORT, required || any, errors);
        text("diagnosedAt", form.diagnosedAt(), LINE, required || any, errors);
        if (form.diagnosedOn().isEmpty()) {
            if (required || any) {
                errors.rejectValue("diagnosedOn", "referral.error.diagnosedOn.required");
            }
            return;
        }
        try {
            if (LocalDate.parse(form.diagnosedOn()).isAfter(today())) {
                errors.rejectValue("diagnosedOn", "referral.error.diagnosedOn.future");
            }
        } catch (DateTimeException notADate) {
            errors.rejectValue("diagnosedOn", "referral.error.diagnosedOn.date");
        }
    }

    private void urgency(ReferralForm form, Errors errors) {
        if (!isOne(Urgency.class, form.declaredUrgency())) {
            errors.rejectValue("declaredUrgency", "referral.error.declaredUrgency.required");
        }
        if (!form.redFlags().stream().allMatch(flag -> isOne(RedFlag.class, flag))) {
            errors.rejectValue("redFlags", "referral.error.choose");
        }
    }

    private void consent(ReferralForm form, Errors errors) {
        if (!form.consultConsent()) {
            errors.rejectValue("consultConsent", "referral.error.consultConsent.required");
        } else if (consents.inForce(ConsentKind.CONSULT, form.consultText()).isEmpty()) {
            errors.rejectValue("consultConsent", "referral.error.consent.textChanged");
        }
        if (!List.of("yes", "no").contains(form.recordingConsent())) {
            errors.rejectValue("recordingConsent", "referral.error.recordingConsent.required");
        } else if (consents.inForce(ConsentKind.RECORDING, form.recordingText()).isEmpty()) {
            errors.rejectValue("recordingConsent", "referral.error.consent.textChanged");
        }
        if (!isOne(Consent.How.class, form.consentHow())) {
            errors.rejectValue("consentHow", "referral.error.consentHow.required");
        }
        if (!isOne(Consent.GivenBy.class, form.consentBy())) {
            errors.rejectValue("consentBy", "referral.error.consentBy.required");
        } else if (form.consentBy().equals(Consent.GivenBy.GUARDIAN.name())) {
            if (form.guardianName().isEmpty()) {
                errors.rejectValue("consentBy", "referral.error.consentBy.noGuardian");
            }
        } else if (!errors.hasFieldErrors("idNumber") && needsGuardian(form)) {
            errors.rejectValue("consentBy", "referral.error.consentBy.minor", limits(guardianAge()), null);
        }
    }

    private boolean needsGuardian(ReferralForm form) {
        LocalDate birth = new IdNumber(form.idNumber()).birthDate();
        return Period.between(birth, today()).getYears() < guardianAge();
    }

    private int guardianAge() {
        return rules.number(Rules.GUARDIAN_UNDER_AGE);
    }

    private void name(String field, String value, Errors errors) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "referral.error." + field + ".required");
        } else if (length(value) > NAME) {
            errors.rejectValue(field, "referral.error.tooLong", limits(NAME), null);
        } else if (!value.codePoints().allMatch(ReferralCheck::mayBeInAName)) {
            errors.rejectValue(field, "referral.error.name.letters");
        } else {
            printable(field, value, errors);
        }
    }

    private static boolean mayBeInAName(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || " ·•.-'’".indexOf(c) >= 0;
    }

    private void phone(String field, String value, Errors errors) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "referral.error." + field + ".required");
        } else if (!PhoneNumber.isOne(value)) {
            errors.rejectValue(field, "referral.error.phone.shape");
        }
    }

    private void text(String field, String value, int longest, boolean required, Errors errors) {
        if (value.isEmpty()) {
            if (required) {
                errors.rejectValue(field, "referral.error." + field + ".required");
            }
        } else if (length(value) > longest) {
            errors.rejectValue(field, "referral.error.tooLong", limits(longest), null);
        } else {
            printable(field, value, errors);
        }
    }

    /** What no document could print is said now, and not when the report is due. */
    private void printable(String field, String value, Errors errors) {
        int unprintable = printer.firstUnprintable(value);
        if (unprintable >= 0) {
            errors.rejectValue(
                    field, "referral.error.unprintable", new Object[] {"U+%04X".formatted(unprintable)}, null);
        }
    }

    private static Object[] limits(int number) {
        return new Object[] {Integer.toString(number)};
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static <E extends Enum<E>> boolean isOne(Class<E> type, String value) {
        return List.of(type.getEnumConstants()).stream()
                .anyMatch(constant -> constant.name().equals(value));
    }
}
