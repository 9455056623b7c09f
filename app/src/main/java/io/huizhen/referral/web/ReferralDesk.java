package io.huizhen.referral.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseKind;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.Agreement;
import io.huizhen.directory.Department;
import io.huizhen.directory.Directory;
import io.huizhen.directory.IdNumber;
import io.huizhen.directory.PatientFacts;
import io.huizhen.platform.Ids;
import io.huizhen.policy.Rules;
import io.huizhen.referral.Consent;
import io.huizhen.referral.ConsentKind;
import io.huizhen.referral.Consents;
import io.huizhen.referral.Drafts;
import io.huizhen.referral.NewReferral;
import io.huizhen.referral.PriorDiagnosis;
import io.huizhen.referral.RedFlag;
import io.huizhen.referral.ReferralFacts;
import io.huizhen.referral.ReferralForm;
import io.huizhen.referral.Referrals;
import io.huizhen.referral.StagedFiles;
import io.huizhen.referral.StagedFiles.Purpose;
import io.huizhen.referral.StagedFiles.StagedFile;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Takes a form across the desk: checks it, asks about duplicates, sends it; and lays out the page around it. */
@Component
class ReferralDesk {

    /** Either the case that was made, or the open cases to be shown first (or neither, when a field is at fault). */
    record Answer(String caseId, List<Case> duplicates) {}

    private final ReferralCheck check;
    private final Choices choices;
    private final Directory directory;
    private final Consents consents;
    private final Drafts drafts;
    private final StagedFiles files;
    private final Referrals referrals;
    private final Rules rules;
    private final Guard guard;

    ReferralDesk(
            ReferralCheck check,
            Choices choices,
            Directory directory,
            Consents consents,
            Drafts drafts,
            StagedFiles files,
            Referrals referrals,
            Rules rules,
            Guard guard) {
        this.check = check;
        this.choices = choices;
        this.directory = directory;
        this.consents = consents;
        this.drafts = drafts;
        this.files = files;
        this.referrals = referrals;
        this.rules = rules;
        this.guard = guard;
    }

    ReferralForm blank(Viewer viewer) {
        List<String> invited = directory.agreementsOf(viewer.hospitalId()).stream()
                .map(Agreement::invitedId)
                .distinct()
                .toList();
        return ReferralForm.blank(Ids.next(), invited.size() == 1 ? invited.getFirst() : null);
    }

    Answer send(ReferralForm form, Errors errors, Viewer viewer) {
        List<Agreement> agreements = directory.agreementsOf(viewer.hospitalId());
        check.check(form, agreements, departments(agreements), errors);
        List<Case> duplicates = List.of();
        if (!errors.hasFieldErrors("idNumber")) {
            duplicates = referrals.openCasesOf(new IdNumber(form.idNumber()).value());
            if (!duplicates.isEmpty() && !form.duplicateSeen()) {
                errors.rejectValue("duplicateSeen", "referral.error.duplicateSeen.required");
            }
        }
        if (errors.hasErrors()) {
            return new Answer(null, duplicates);
        }
        return new Answer(submit(referral(form, agreements, viewer), viewer), List.of());
    }

    ReferralPage page(ReferralForm form, List<Case> duplicates, Viewer viewer, Locale locale) {
        List<Agreement> agreements = directory.agreementsOf(viewer.hospitalId());
        IdNumber idNumber = new IdNumber(form.idNumber());
        boolean readable = idNumber.fault(check.today()) == null;
        LocalDate birth = readable ? idNumber.birthDate() : null;
        List<StagedFile> staged = files.of(form.token(), viewer);
        List<Case> visible = duplicates.stream()
                .filter(record -> guard.allows(viewer, record.id(), Action.READ))
                .toList();
        return new ReferralPage(
                choices.hospitals(agreements, locale),
                choices.departments(departments(agreements), locale),
                choices.titles(locale),
                choices.kinds(locale),
                choices.visits(locale),
                choices.redFlags(locale),
                choices.urgencies(locale),
                choices.recording(locale),
                choices.consentBy(locale),
                choices.consentHow(locale),
                consents.current(ConsentKind.CONSULT),
                consents.current(ConsentKind.RECORDING),
                birth,
                readable ? idNumber.sex() : null,
                readable ? Period.between(birth, check.today()).getYears() : 0,
                of(staged, Purpose.DIAGNOSIS),
                of(staged, Purpose.ATTACHMENT),
                drafts.lastOf(viewer)
                        .filter(draft -> !draft.token().equals(form.token()))
                        .orElse(null),
                visible,
                duplicates.size() - visible.size(),
                rules.number(Rules.GUARDIAN_UNDER_AGE),
                check.today());
    }

    /** A double click sends the same form twice at the same moment: the second finds what the first made. */
    private String submit(NewReferral referral, Viewer viewer) {
        try {
            return referrals.submit(referral, viewer);
        } catch (DuplicateKeyException | DbActionExecutionException sameMoment) {
            // Either this form, or another one that registered the same patient first: then it goes through now.
            return referrals.madeBy(referral.token(), viewer).orElseGet(() -> referrals.submit(referral, viewer));
        }
    }

    private NewReferral referral(ReferralForm form, List<Agreement> agreements, Viewer viewer) {
        IdNumber idNumber = new IdNumber(form.idNumber());
        Agreement agreement = agreements.stream()
                .filter(known -> known.invitedId().equals(form.invitedHospital()))
                .findFirst()
                .orElseThrow();
        PatientFacts patient = new PatientFacts(
                form.fullName(),
                idNumber.value(),
                idNumber.birthDate(),
                idNumber.sex(),
                PhoneNumber.bare(form.phone()),
                orNull(form.guardianName()),
                orNull(PhoneNumber.bare(form.guardianPhone())));
        Consent.GivenBy by = Consent.GivenBy.valueOf(form.consentBy());
        Consent.How how = Consent.How.valueOf(form.consentHow());
        return new NewReferral(
                form.token(),
                patient,
                agreement,
                CaseKind.valueOf(form.kind()),
                facts(form, viewer),
                List.of(
                        new NewReferral.Answer(
                                consents.inForce(ConsentKind.CONSULT, form.consultText())
                                        .orElseThrow(),
                                true,
                                by,
                                how),
                        new NewReferral.Answer(
                                consents.inForce(ConsentKind.RECORDING, form.recordingText())
                                        .orElseThrow(),
                                form.recordingConsent().equals("yes"),
                                by,
                                how)));
    }

    private ReferralFacts facts(ReferralForm form, Viewer viewer) {
        boolean documented =
                !of(files.of(form.token(), viewer), Purpose.DIAGNOSIS).isEmpty();
        PriorDiagnosis prior = form.diagnosis().isEmpty()
                ? null
                : new PriorDiagnosis(
                        form.diagnosis(), LocalDate.parse(form.diagnosedOn()), form.diagnosedAt(), documented);
        return new ReferralFacts(
                form.reason(),
                form.aim(),
                form.history(),
                form.visit().equals(ReferralForm.FIRST),
                form.conditionChanged(),
                prior,
                orNull(form.wantedDepartment()),
                orNull(form.wantedSpecialty()),
                orNull(form.wantedTitle()),
                form.redFlags().stream().map(RedFlag::valueOf).distinct().toList(),
                Urgency.valueOf(form.declaredUrgency()),
                form.worsening(),
                form.guardianPresent());
    }

    private List<Department> departments(List<Agreement> agreements) {
        return agreements.stream()
                .map(Agreement::invitedId)
                .distinct()
                .flatMap(hospital -> directory.departments(hospital).stream())
                .toList();
    }

    private static List<StagedFile> of(List<StagedFile> files, Purpose purpose) {
        return files.stream().filter(file -> file.purpose() == purpose).toList();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
