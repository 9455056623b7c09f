package io.huizhen.report.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.documents.Document;
import io.huizhen.documents.FileAnswer;
import io.huizhen.platform.web.Languages;
import io.huizhen.report.ReportDesk;
import io.huizhen.report.ReportSheet;
import io.huizhen.report.ReportSigning;
import io.huizhen.signing.StepUpLogin;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The report of a case: written by the doctor, seen by all who may. */
@Controller
class ReportController {

    private static final String VIEW = "pages/report/report";
    private static final int LONGEST = 4000;

    /** What the doctor writes. */
    record Form(String opinion, String advice, String quality, String limits, String language) {

        Form {
            opinion = opinion == null ? "" : opinion;
            advice = advice == null ? "" : advice;
            quality = quality == null ? "" : quality;
            limits = limits == null ? "" : limits;
        }

        Locale locale() {
            return Languages.of(language);
        }

        static Form of(ReportSheet sheet) {
            boolean writes = sheet.text() != null;
            return new Form(
                    writes ? sheet.text().opinion() : "",
                    writes ? sheet.text().advice() : "",
                    writes ? sheet.text().quality() : "",
                    writes ? sheet.text().limits() : "",
                    sheet.language().toLanguageTag());
        }
    }

    private final ReportDesk desk;
    private final ReportSigning signing;
    private final StepUpLogin stepUp;
    private final CurrentViewer current;
    private final Clock clock;

    ReportController(ReportDesk desk, ReportSigning signing, StepUpLogin stepUp, CurrentViewer current, Clock clock) {
        this.desk = desk;
        this.signing = signing;
        this.stepUp = stepUp;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/cases/{caseId}/report")
    @Allowed(
            value = {Role.PATIENT, Role.CLINICIAN, Role.DOCTOR, Role.COORDINATOR},
            on = Action.READ_REPORT)
    String open(@PathVariable String caseId, Model model) {
        Optional<ReportSheet> sheet = desk.open(caseId);
        model.addAttribute("caseId", caseId);
        model.addAttribute("sheet", sheet.orElse(null));
        sheet.ifPresent(found -> model.addAttribute("form", Form.of(found)));
        return VIEW;
    }

    @PostMapping("/cases/{caseId}/report")
    @Allowed(value = Role.DOCTOR, on = Action.WRITE_REPORT)
    String save(@PathVariable String caseId, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        limit(form, errors);
        if (errors.hasErrors()) {
            return again(caseId, model);
        }
        keep(caseId, form);
        return "redirect:/cases/" + caseId + "/report";
    }

    @PostMapping("/cases/{caseId}/report/autosave")
    @Allowed(value = Role.DOCTOR, on = Action.WRITE_REPORT)
    @ResponseBody
    ResponseEntity<Map<String, Instant>> autosave(@PathVariable String caseId, @ModelAttribute Form form) {
        if (form.opinion().length() > LONGEST
                || form.advice().length() > LONGEST
                || form.limits().length() > LONGEST) {
            return ResponseEntity.unprocessableEntity().build();
        }
        keep(caseId, form);
        return ResponseEntity.ok(Map.of("savedAt", clock.instant()));
    }

    /** Keeps the text, then shows it as a document in the tab that the page opened for it. */
    @PostMapping("/cases/{caseId}/report/preview")
    @Allowed(value = Role.DOCTOR, on = Action.WRITE_REPORT)
    String preview(
            @PathVariable String caseId,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        complete(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return again(caseId, model);
        }
        keep(caseId, form);
        return "redirect:/cases/" + caseId + "/report/preview";
    }

    @GetMapping("/cases/{caseId}/report/preview")
    @Allowed(
            value = {Role.CLINICIAN, Role.DOCTOR},
            on = Action.READ_NOTES)
    ResponseEntity<byte[]> preview(@PathVariable String caseId) {
        return FileAnswer.of(desk.preview(caseId), "application/pdf", "report-draft", false);
    }

    /** Freezes what will be signed and sends the doctor to log in again for it. */
    @PostMapping("/cases/{caseId}/report/sign")
    @Allowed(value = Role.DOCTOR, on = Action.SIGN_REPORT)
    String toSign(
            @PathVariable String caseId,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        complete(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return again(caseId, model);
        }
        keep(caseId, form);
        return stepUp(ReportSigning.SIGN, desk.freeze(caseId), "/cases/" + caseId + "/report/sign", locale);
    }

    /** Keeps what is written and books another consult in place of a report. */
    @PostMapping("/cases/{caseId}/report/further-consult")
    @Allowed(value = Role.DOCTOR, on = Action.SIGN_REPORT)
    String furtherConsult(@PathVariable String caseId) {
        signing.furtherConsult(caseId);
        return "redirect:/cases/" + caseId;
    }

    /** Sends the clinician to log in again for the adoption. */
    @PostMapping("/cases/{caseId}/report/adopt")
    @Allowed(value = Role.CLINICIAN, on = Action.ADOPT_REPORT)
    String toAdopt(@PathVariable String caseId, Locale locale) {
        return stepUp(ReportSigning.ADOPT, desk.toAdopt(caseId), "/cases/" + caseId + "/report/adopt", locale);
    }

    private void keep(String caseId, Form form) {
        desk.write(caseId, form.opinion(), form.advice(), form.quality(), form.limits(), form.locale());
    }

    private String stepUp(String act, Document document, String returnTo, Locale locale) {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return "redirect:"
                + stepUp.begin(
                        current.get().personId(), act, document.digest(), returnTo, base, locale.toLanguageTag());
    }

    private String again(String caseId, Model model) {
        model.addAttribute("caseId", caseId);
        model.addAttribute("sheet", desk.open(caseId).orElse(null));
        return VIEW;
    }

    private void complete(Form form, BindingResult errors) {
        limit(form, errors);
        check("opinion", form.opinion(), errors);
        check("advice", form.advice(), errors);
        switch (form.quality()) {
            case "ENOUGH" -> {}
            case "LIMITED" -> check("limits", form.limits(), errors);
            case "NOT_ENOUGH" -> errors.rejectValue("quality", "report.quality.notEnough");
            default -> errors.rejectValue("quality", "report.quality.missing");
        }
    }

    private void check(String field, String text, BindingResult errors) {
        if (text.isBlank()) {
            errors.rejectValue(field, "report." + field + ".missing");
            return;
        }
        int point = desk.firstUnprintable(text);
        if (point >= 0) {
            errors.rejectValue(
                    field,
                    "report.unprintable",
                    new Object[] {Character.toString(point), "U+%04X".formatted(point)},
                    null);
        }
    }

    private static void limit(Form form, BindingResult errors) {
        if (form.opinion().length() > LONGEST) {
            errors.rejectValue("opinion", "report.tooLong", new Object[] {LONGEST}, null);
        }
        if (form.limits().length() > LONGEST) {
            errors.rejectValue("limits", "report.tooLong", new Object[] {LONGEST}, null);
        }
        if (form.advice().length() > LONGEST) {
            errors.rejectValue("advice", "report.tooLong", new Object[] {LONGEST}, null);
        }
    }
}
