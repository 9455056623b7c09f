package io.huizhen.referral.web;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.documents.RefusedUploadException;
import io.huizhen.platform.Ids;
import io.huizhen.referral.Drafts;
import io.huizhen.referral.ReferralForm;
import io.huizhen.referral.Referrals;
import io.huizhen.referral.StagedFiles;
import io.huizhen.referral.StagedFiles.Purpose;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The clinician's form: one page, saved as it is typed, sent once. */
@Controller
class ReferralController {

    private static final String VIEW = "pages/referral/new";

    private final CurrentViewer current;
    private final ReferralDesk desk;
    private final Referrals referrals;
    private final Drafts drafts;
    private final StagedFiles files;

    ReferralController(
            CurrentViewer current, ReferralDesk desk, Referrals referrals, Drafts drafts, StagedFiles files) {
        this.current = current;
        this.desk = desk;
        this.referrals = referrals;
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping("/referrals/new")
    @Allowed(Role.CLINICIAN)
    String blank(@RequestParam(required = false) String draft, Locale locale, Model model) {
        Viewer viewer = current.get();
        ReferralForm form =
                draft == null ? desk.blank(viewer) : drafts.open(draft, viewer).orElseGet(() -> desk.blank(viewer));
        model.addAttribute("form", form);
        model.addAttribute("page", desk.page(form, List.of(), viewer, locale));
        return VIEW;
    }

    @PostMapping("/referrals/new")
    @Allowed(Role.CLINICIAN)
    String send(
            @ModelAttribute("form") ReferralForm form,
            BindingResult errors,
            @RequestParam(required = false) MultipartFile diagnosisFile,
            @RequestParam(required = false) List<MultipartFile> attachmentFiles,
            @RequestParam(required = false) String remove,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Viewer viewer = current.get();
        requireToken(form.token());
        Optional<String> made = referrals.madeBy(form.token(), viewer);
        if (made.isPresent()) {
            return toCase(made.get());
        }
        stage(form.token(), Purpose.DIAGNOSIS, "diagnosisFile", diagnosisFile, viewer, errors);
        for (MultipartFile file : attachmentFiles == null ? List.<MultipartFile>of() : attachmentFiles) {
            stage(form.token(), Purpose.ATTACHMENT, "attachmentFiles", file, viewer, errors);
        }
        if (remove != null) {
            files.remove(form.token(), remove, viewer);
            return again(form, List.of(), viewer, locale, model);
        }
        ReferralDesk.Answer answer = desk.send(form, errors, viewer);
        if (answer.caseId() != null) {
            return toCase(answer.caseId());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return again(form, answer.duplicates(), viewer, locale, model);
    }

    /** Saves what has been typed; called by the page itself a moment after each change. */
    @PostMapping("/referrals/drafts/{token}")
    @ResponseBody
    @Allowed(Role.CLINICIAN)
    Map<String, String> save(@PathVariable String token, @ModelAttribute("form") ReferralForm form) {
        Viewer viewer = current.get();
        requireToken(token);
        if (!token.equals(form.token())
                || form.isBlank()
                || referrals.madeBy(token, viewer).isPresent()) {
            return Map.of();
        }
        return Map.of("savedAt", drafts.save(form, viewer).toString());
    }

    @PostMapping("/referrals/drafts/{token}/discard")
    @Allowed(Role.CLINICIAN)
    String discard(@PathVariable String token) {
        drafts.discard(token, current.get());
        return "redirect:/referrals/new";
    }

    private String again(ReferralForm form, List<Case> duplicates, Viewer viewer, Locale locale, Model model) {
        drafts.save(form, viewer);
        model.addAttribute("page", desk.page(form, duplicates, viewer, locale));
        return VIEW;
    }

    private void stage(
            String token, Purpose purpose, String field, MultipartFile file, Viewer viewer, BindingResult errors) {
        if (file == null || file.isEmpty() && (file.getOriginalFilename() + "").isEmpty()) {
            return;
        }
        try {
            files.keep(token, purpose, file.getOriginalFilename(), file.getBytes(), viewer);
        } catch (RefusedUploadException refused) {
            errors.rejectValue(field, refused.messageKey());
        } catch (StagedFiles.TooManyFilesException tooMany) {
            errors.rejectValue(
                    field, "referral.error.file.tooMany", new Object[] {Integer.toString(StagedFiles.MOST)}, null);
        } catch (IOException brokenLine) {
            errors.rejectValue(field, "referral.error.file.broken");
        }
    }

    private static void requireToken(String token) {
        if (!Ids.isId(token)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static String toCase(String caseId) {
        return "redirect:/cases/" + caseId;
    }
}
