package io.huizhen.desk.web;

import io.huizhen.access.Allowed;
import io.huizhen.templates.DesignSample;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;

/** Every part of the design system on one page, in the {@code local} profile. */
@Controller
@Profile("local")
class DesignController {

    private final Clock clock;

    DesignController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/design")
    @Allowed(everyone = true)
    String show(Model model) {
        DesignSample sample = DesignSample.at(clock.instant());
        BindingResult mistakes = new BeanPropertyBindingResult(sample.form(), "form");
        sample.mistakes().forEach((field, said) -> mistakes.rejectValue(field, "sample", said));
        model.addAttribute("page", sample);
        model.addAttribute("form", sample.form());
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", mistakes);
        return "pages/design";
    }
}
