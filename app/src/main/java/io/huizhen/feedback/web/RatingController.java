package io.huizhen.feedback.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
import io.huizhen.feedback.Ratings;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The rating in two taps: a face, and send. */
@Controller
class RatingController {

    private static final String PAGE = "pages/rating";

    private final Ratings ratings;
    private final MessageSource messages;

    RatingController(Ratings ratings, MessageSource messages) {
        this.ratings = ratings;
        this.messages = messages;
    }

    /** The one question. */
    record Form(
            @NotNull(message = "{feedback.choose}") @Min(1) @Max(5)
            Integer score) {}

    /** An answer to choose. */
    record Choice(int value, String text, String hint) {}

    record Page(String caseId, List<Choice> choices, boolean saved) {}

    @Allowed(value = Role.PATIENT, on = Action.RATE)
    @GetMapping("/cases/{caseId}/rating")
    String form(@PathVariable String caseId, Model model, Locale locale) {
        Integer score = ratings.toRate(caseId).orElse(null);
        model.addAttribute("form", new Form(score));
        return page(caseId, score != null, model, locale);
    }

    @Allowed(value = Role.PATIENT, on = Action.RATE)
    @PostMapping("/cases/{caseId}/rating")
    String rate(
            @PathVariable String caseId,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            ratings.toRate(caseId);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(caseId, false, model, locale);
        }
        ratings.rate(caseId, form.score());
        return "redirect:/cases/" + caseId + "/rating";
    }

    private String page(String caseId, boolean saved, Model model, Locale locale) {
        List<Choice> choices = IntStream.rangeClosed(1, 5)
                .map(i -> 6 - i)
                .mapToObj(
                        score -> new Choice(score, messages.getMessage("feedback.score." + score, null, locale), null))
                .toList();
        model.addAttribute("page", new Page(caseId, choices, saved));
        return PAGE;
    }
}
