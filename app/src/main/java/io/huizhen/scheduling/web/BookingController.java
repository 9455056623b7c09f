package io.huizhen.scheduling.web;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.Role;
import io.huizhen.scheduling.SlotTakenException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coordinator books the consult: at once, or on a day and time. */
@Controller
class BookingController {

    private static final String VIEW = "pages/scheduling/booking";

    private final BookingDesk desk;

    BookingController(BookingDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/booking")
    @Allowed(value = Role.COORDINATOR, on = Action.BOOK)
    String toBook(@PathVariable String caseId, Locale locale, Model model) {
        model.addAttribute("page", desk.toBook(caseId, locale));
        model.addAttribute("form", new BookingForm(BookingForm.NOW, null, null, "30", false));
        return VIEW;
    }

    @PostMapping("/cases/{caseId}/booking")
    @Allowed(value = Role.COORDINATOR, on = Action.BOOK)
    String book(
            @PathVariable String caseId,
            @ModelAttribute("form") BookingForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Optional<BookingPage> again;
        try {
            again = desk.book(caseId, form, errors, locale);
        } catch (SlotTakenException taken) {
            errors.rejectValue(form.when().equals(BookingForm.NOW) ? "when" : "time", "scheduling.error.taken");
            again = Optional.of(desk.toBook(caseId, locale));
        }
        if (again.isEmpty()) {
            return "redirect:/cases/" + caseId;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("page", again.get());
        return VIEW;
    }
}
