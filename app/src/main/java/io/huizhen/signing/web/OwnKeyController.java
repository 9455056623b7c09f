package io.huizhen.signing.web;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.signing.AuthorityUnavailableException;
import io.huizhen.signing.NoSigningKeyException;
import io.huizhen.signing.OwnKey;
import io.huizhen.signing.PinRefusedException;
import io.huizhen.signing.StepUpLogin;
import io.huizhen.signing.StepUpRefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The signing key of whoever is logged in: how it stands, its PIN, a new one, and the stop for a leaked one. */
@Controller
class OwnKeyController {

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeyController.class);
    private static final String HOME = "/me/signing";
    private static final String TO_HOME = "redirect:" + HOME;

    /** @param changes true when the old PIN is asked for; false for a new key */
    record PinPage(boolean changes, String stepUp) {

        public String action() {
            return HOME + (changes ? "/pin" : "/key") + "/confirm";
        }
    }

    private final OwnKey key;
    private final StepUpLogin stepUps;
    private final CurrentViewer current;

    OwnKeyController(OwnKey key, StepUpLogin stepUps, CurrentViewer current) {
        this.key = key;
        this.stepUps = stepUps;
        this.current = current;
    }

    @GetMapping(HOME)
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String show(Model model) {
        model.addAttribute("page", key.of(me()));
        return "pages/signing/key";
    }

    /** Sends the owner to log in again for a new key. */
    @PostMapping(HOME + "/key")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String toRenew(Locale locale) {
        return stepUp(OwnKey.NEW, HOME + "/key", locale);
    }

    @GetMapping(HOME + "/key")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String renew(@RequestParam(required = false) String stepUp, Model model) {
        return ask(new PinPage(false, stepUp), model);
    }

    @PostMapping(HOME + "/key/confirm")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String renew(
            @RequestParam(defaultValue = "") String stepUp,
            @ModelAttribute("form") PinForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(false, errors);
        Runnable act = () -> key.renew(me(), stepUp, form.pin().toCharArray());
        return attempt(act, new PinPage(false, stepUp), "signing.key.made", errors, model, response, after);
    }

    /** Sends the owner to log in again for another PIN. */
    @PostMapping(HOME + "/pin")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String toChange(Locale locale) {
        return stepUp(OwnKey.CHANGE, HOME + "/pin", locale);
    }

    @GetMapping(HOME + "/pin")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String change(@RequestParam(required = false) String stepUp, Model model) {
        return ask(new PinPage(true, stepUp), model);
    }

    @PostMapping(HOME + "/pin/confirm")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String change(
            @RequestParam(defaultValue = "") String stepUp,
            @ModelAttribute("form") PinForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(true, errors);
        Runnable act = () ->
                key.change(me(), stepUp, form.old().toCharArray(), form.pin().toCharArray());
        return attempt(act, new PinPage(true, stepUp), "signing.pin.changed", errors, model, response, after);
    }

    /** Stops a key that somebody else may know; at once, without another login. */
    @PostMapping(HOME + "/leaked")
    @Allowed({Role.DOCTOR, Role.CLINICIAN})
    String leaked(RedirectAttributes after) {
        key.reportLeak(me());
        after.addFlashAttribute("said", "signing.key.stopped");
        return TO_HOME;
    }

    private String me() {
        return current.get().personId();
    }

    private String stepUp(String act, String returnTo, Locale locale) {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return "redirect:" + stepUps.begin(me(), act, key.asked(act, me()), returnTo, base, locale.toLanguageTag());
    }

    private static String ask(PinPage page, Model model) {
        if (page.stepUp() == null) {
            return TO_HOME;
        }
        model.addAttribute("page", page);
        model.addAttribute("form", PinForm.empty());
        return "pages/signing/pin";
    }

    private String attempt(
            Runnable act,
            PinPage page,
            String done,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (!errors.hasErrors()) {
            String trouble = trouble(act, errors);
            if (trouble != null) {
                after.addFlashAttribute("trouble", trouble);
                return TO_HOME;
            }
        }
        if (!errors.hasErrors()) {
            after.addFlashAttribute("said", done);
            return TO_HOME;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("page", page);
        return "pages/signing/pin";
    }

    /** What stands in the way for good, as a message key; a wrong PIN is an error of its field and may be mended. */
    private static String trouble(Runnable act, BindingResult errors) {
        try {
            act.run();
            return null;
        } catch (PinRefusedException refused) {
            if (refused.isLocked()) {
                return "signing.key.locked";
            }
            errors.rejectValue("old", "signing.pin.wrong", new Object[] {refused.left()}, null);
            return null;
        } catch (StepUpRefusedException refused) {
            LOG.info("Refused: {}", refused.getMessage());
            return "signing.key.stepUp";
        } catch (NoSigningKeyException none) {
            return "signing.key.unlicensed";
        } catch (AuthorityUnavailableException away) {
            LOG.warn("No key for want of an authority: {}", away.getMessage());
            return "signing.key.unavailable";
        }
    }
}
