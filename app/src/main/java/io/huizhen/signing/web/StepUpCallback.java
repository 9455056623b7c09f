package io.huizhen.signing.web;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.signing.StepUpLogin;
import io.huizhen.signing.StepUpRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the identity provider sends a signer back to. */
@Controller
class StepUpCallback {

    private static final Logger LOG = LoggerFactory.getLogger(StepUpCallback.class);

    private final StepUpLogin login;
    private final CurrentViewer current;

    StepUpCallback(StepUpLogin login, CurrentViewer current) {
        this.login = login;
        this.current = current;
    }

    @GetMapping("/signing/step-up")
    @Allowed({Role.DOCTOR, Role.CLINICIAN, Role.PHARMACIST})
    String callback(@RequestParam String state, @RequestParam(required = false) String code) {
        String person = current.get().personId();
        if (code == null) {
            return "redirect:/signing/refused";
        }
        try {
            String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
            return "redirect:" + login.finish(state, code, person, base);
        } catch (StepUpRefusedException e) {
            LOG.info("Refused for {}: {}", person, e.getMessage());
            return "redirect:/signing/refused";
        }
    }

    @GetMapping("/signing/refused")
    @Allowed({Role.DOCTOR, Role.CLINICIAN, Role.PHARMACIST})
    String refused() {
        return "pages/signing/refused";
    }
}
