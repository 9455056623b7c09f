package io.huizhen.consult.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.PATIENT;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Invitations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The room, and the doctor's words that end a consult. */
@Controller
class RoomController {

    private static final String PAGE = "pages/room";
    private static final String DEAD = "pages/seat-dead";

    private final RoomView view;
    private final Consults consults;
    private final Invitations invitations;
    private final CurrentViewer current;

    RoomController(RoomView view, Consults consults, Invitations invitations, CurrentViewer current) {
        this.view = view;
        this.consults = consults;
        this.invitations = invitations;
        this.current = current;
    }

    @Allowed(
            value = {PATIENT, CLINICIAN, DOCTOR},
            on = Action.ATTEND)
    @GetMapping("/cases/{caseId}/consult")
    String room(@PathVariable String caseId, Model model, Locale locale) {
        return view.room(caseId, locale)
                .map(page -> {
                    model.addAttribute("page", page);
                    return page.isPhoneOnly() ? "redirect:/cases/" + caseId + "/consult/phone" : PAGE;
                })
                .orElse("redirect:/cases/" + caseId);
    }

    /** For the device that holds a seat: its room needs no address. One whose seat is gone is told that it is over. */
    @Allowed(everyone = true)
    @GetMapping("/room")
    String roomOfSeat(
            @CookieValue(name = CurrentViewer.SEAT_COOKIE, required = false) String device,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Optional<String> own = view.caseOfSeat();
        if (own.isEmpty() && device != null) {
            response.setStatus(HttpStatus.GONE.value());
            return DEAD;
        }
        return own.map(caseId -> room(caseId, model, locale)).orElse("redirect:/home");
    }

    @Allowed(value = DOCTOR, on = Action.FINISH)
    @PostMapping("/cases/{caseId}/consult/finish")
    String finish(@PathVariable String caseId) {
        consults.finish(caseId, current.get());
        return "redirect:/cases/" + caseId;
    }

    @Allowed(value = DOCTOR, on = Action.FINISH)
    @PostMapping("/cases/{caseId}/consult/nobody-came")
    String nobodyCame(@PathVariable String caseId) {
        consults.nobodyCame(caseId, current.get());
        return "redirect:/cases/" + caseId;
    }

    @Allowed(value = COORDINATOR, on = Action.BOOK)
    @PostMapping("/cases/{caseId}/consult/link")
    String sendLinkAgain(@PathVariable String caseId) {
        invitations.sendLinkAgain(caseId, current.get());
        return "redirect:/cases/" + caseId;
    }
}
