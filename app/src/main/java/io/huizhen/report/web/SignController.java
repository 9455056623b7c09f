package io.huizhen.report.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
import io.huizhen.documents.Document;
import io.huizhen.report.ReportDesk;
import io.huizhen.report.ReportSigning;
import io.huizhen.signing.AlreadySignedException;
import io.huizhen.signing.AuthorityUnavailableException;
import io.huizhen.signing.NoSigningKeyException;
import io.huizhen.signing.PinRefusedException;
import io.huizhen.signing.StampRefusedException;
import io.huizhen.signing.StepUpRefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last step of a signature: after the step-up, the frozen document and the PIN. */
@Controller
class SignController {

    private static final Logger LOG = LoggerFactory.getLogger(SignController.class);
    private static final String VIEW = "pages/report/sign";

    /**
     * @param adopting true for the clinician's signature
     * @param stepUp null when the identity has to be confirmed again
     * @param error a message key; null when there is none
     */
    record Page(
            String caseId, boolean adopting, String document, String stepUp, String error, List<Integer> arguments) {

        public boolean mayTry() {
            return stepUp != null;
        }

        /** Whether the owner's page of the signing key is the way on. */
        public boolean isOfKey() {
            return error != null && (error.startsWith("signing.pin") || error.equals("signing.noKey"));
        }
    }

    @FunctionalInterface
    private interface Act {
        void with(char[] pin);
    }

    private final ReportDesk desk;
    private final ReportSigning signing;

    SignController(ReportDesk desk, ReportSigning signing) {
        this.desk = desk;
        this.signing = signing;
    }

    @GetMapping("/cases/{caseId}/report/sign")
    @Allowed(
            value = {Role.CLINICIAN, Role.DOCTOR},
            on = Action.READ_NOTES)
    String sign(@PathVariable String caseId, @RequestParam(required = false) String stepUp, Model model) {
        return page(caseId, false, desk.frozen(caseId), stepUp, model);
    }

    @PostMapping("/cases/{caseId}/report/sign/confirm")
    @Allowed(value = Role.DOCTOR, on = Action.SIGN_REPORT)
    String sign(
            @PathVariable String caseId,
            @RequestParam(required = false, defaultValue = "") String stepUp,
            @RequestParam(required = false, defaultValue = "") String pin,
            Model model,
            HttpServletResponse response) {
        return act(caseId, false, stepUp, pin, given -> signing.sign(caseId, stepUp, given), model, response);
    }

    @GetMapping("/cases/{caseId}/report/adopt")
    @Allowed(
            value = {Role.CLINICIAN, Role.DOCTOR},
            on = Action.READ_NOTES)
    String adopt(@PathVariable String caseId, @RequestParam(required = false) String stepUp, Model model) {
        return page(caseId, true, desk.toAdopt(caseId), stepUp, model);
    }

    @PostMapping("/cases/{caseId}/report/adopt/confirm")
    @Allowed(value = Role.CLINICIAN, on = Action.ADOPT_REPORT)
    String adopt(
            @PathVariable String caseId,
            @RequestParam(required = false, defaultValue = "") String stepUp,
            @RequestParam(required = false, defaultValue = "") String pin,
            Model model,
            HttpServletResponse response) {
        return act(caseId, true, stepUp, pin, given -> signing.adopt(caseId, stepUp, given), model, response);
    }

    private static String page(String caseId, boolean adopting, Document document, String stepUp, Model model) {
        String error = stepUp == null ? "signing.stepUp.missing" : null;
        model.addAttribute("page", new Page(caseId, adopting, document.id(), stepUp, error, List.of()));
        return VIEW;
    }

    private String act(
            String caseId,
            boolean adopting,
            String stepUp,
            String pin,
            Act act,
            Model model,
            HttpServletResponse response) {
        Refusal refusal = attempt(act, pin);
        if (refusal == null) {
            return "redirect:/cases/" + caseId + "/report";
        }
        Document document = adopting ? desk.toAdopt(caseId) : desk.frozen(caseId);
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        String next = refusal.again() ? stepUp : null;
        model.addAttribute(
                "page", new Page(caseId, adopting, document.id(), next, refusal.error(), refusal.arguments()));
        return VIEW;
    }

    /** @param again whether the same step-up may be tried with again */
    private record Refusal(String error, boolean again, List<Integer> arguments) {}

    private static Refusal attempt(Act act, String pin) {
        try {
            act.with(pin.toCharArray());
            return null;
        } catch (PinRefusedException e) {
            return e.isLocked()
                    ? new Refusal("signing.pin.locked", false, List.of())
                    : new Refusal("signing.pin.wrong", true, List.of(e.left()));
        } catch (StepUpRefusedException e) {
            LOG.info("Refused: {}", e.getMessage());
            return new Refusal("signing.stepUp.missing", false, List.of());
        } catch (NoSigningKeyException e) {
            return new Refusal("signing.noKey", false, List.of());
        } catch (AlreadySignedException e) {
            return new Refusal("signing.already", false, List.of());
        } catch (StampRefusedException e) {
            LOG.error("A time stamp was not for our question: {}", e.getMessage());
            return new Refusal("signing.stampRefused", false, List.of());
        } catch (AuthorityUnavailableException e) {
            LOG.warn("No signature for want of an authority: {}", e.getMessage());
            return new Refusal("signing.unavailable", false, List.of());
        }
    }
}
