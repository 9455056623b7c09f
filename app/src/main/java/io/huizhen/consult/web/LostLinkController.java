package io.huizhen.consult.web;

import io.huizhen.access.Allowed;
import io.huizhen.consult.LostLinks;
import io.huizhen.platform.web.Turnstile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** For a patient who has lost the link. Answers the same whatever is asked: the phone alone tells. */
@Controller
class LostLinkController {

    private static final String PAGE = "pages/link-lost";
    private static final int A_MINUTE = 60;

    /** The number as it stands in messages and on the slip, and the phone that the clinic noted. */
    record Form(
            @NotBlank(message = "{consult.lost.number.missing}")
            @Size(max = 40, message = "{consult.lost.number.missing}")
            String number,

            @Pattern(regexp = "[\\s0-9+-]{5,24}", message = "{consult.lost.phone.shape}")
            String phone) {

        @Override
        public String toString() {
            return "Form[…]";
        }
    }

    private final LostLinks links;
    private final Turnstile turnstile;

    LostLinkController(LostLinks links, Clock clock) {
        this.links = links;
        this.turnstile = new Turnstile(A_MINUTE, clock);
    }

    @Allowed(everyone = true)
    @GetMapping("/link")
    String ask(Model model) {
        model.addAttribute("form", new Form("", ""));
        return PAGE;
    }

    @Allowed(everyone = true)
    @PostMapping("/link")
    String send(@Valid @ModelAttribute("form") Form form, BindingResult errors, HttpServletResponse response) {
        if (!errors.hasErrors() && !turnstile.admits()) {
            response.setHeader("Retry-After", "60");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            errors.reject("consult.lost.busy");
            return PAGE;
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return PAGE;
        }
        links.ask(form.number(), form.phone().replaceAll("[\\s-]", ""));
        return "redirect:/link/sent";
    }

    @Allowed(everyone = true)
    @GetMapping("/link/sent")
    String sent() {
        return "pages/link-sent";
    }
}
