package io.huizhen.consult.web;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Consult;
import io.huizhen.consult.Consults;
import io.huizhen.consult.PhoneNumbers;
import io.huizhen.consult.Seat;
import io.huizhen.consult.SeatLinks;
import io.huizhen.consult.SeatLinks.Arrival;
import io.huizhen.directory.Directory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The patient's way in by link. Looking changes nothing; a tap binds the device; another device needs the code. The
 * page says when and with which hospital, for a telephone consult the last two digits of the number that will be rung,
 * and nothing else of the patient: whoever is sent the link may look.
 */
@Controller
class SeatController {

    private static final String PAGE = "pages/seat";
    private static final String DEVICE = "pages/seat-device";
    private static final String DEAD = "pages/seat-dead";
    private static final Duration COOKIE_LIFE = Duration.ofDays(60);

    private final SeatLinks links;
    private final Consults consults;
    private final CaseBook cases;
    private final Directory directory;
    private final PhoneNumbers numbers;

    SeatController(SeatLinks links, Consults consults, CaseBook cases, Directory directory, PhoneNumbers numbers) {
        this.links = links;
        this.consults = consults;
        this.cases = cases;
        this.directory = directory;
        this.numbers = numbers;
    }

    /**
     * @param phone the invited hospital's, for help
     * @param byPhone whether the telephone rings instead of a room opening
     * @param rings how the number ends that will be rung; null when none is known, or no telephone is to ring
     */
    record Page(
            String secret,
            Instant startsAt,
            String inviting,
            String invited,
            String phone,
            boolean byPhone,
            String rings,
            boolean over) {
        @Override
        public String toString() {
            return "Page[]";
        }
    }

    record DevicePage(String secret, boolean sent) {
        @Override
        public String toString() {
            return "DevicePage[]";
        }
    }

    record Code(
            @Pattern(regexp = "\\s*[0-9]{6}\\s*", message = "{consult.device.code.shape}")
            String code) {}

    @Allowed(everyone = true)
    @GetMapping("/s/{secret}")
    String look(@PathVariable String secret, Model model, Locale locale, HttpServletResponse response) {
        return links.behind(secret)
                .map(seat -> {
                    model.addAttribute("page", page(secret, seat, locale));
                    return PAGE;
                })
                .orElseGet(() -> dead(response));
    }

    @Allowed(everyone = true)
    @PostMapping("/s/{secret}")
    String enter(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean recording,
            @CookieValue(name = CurrentViewer.SEAT_COOKIE, required = false) String device,
            HttpServletRequest request,
            HttpServletResponse response) {
        Arrival arrival = links.arrive(secret, device);
        if (recording && arrival instanceof Arrival.Seated) {
            links.behind(secret).ifPresent(seat -> consults.consent(seat.id(), true));
        }
        return switch (arrival) {
            case Arrival.Seated seated -> seated(seated, request, response);
            case Arrival.Elsewhere elsewhere -> "redirect:/s/" + secret + "/device";
            case Arrival.Dead gone -> dead(response);
        };
    }

    @Allowed(everyone = true)
    @GetMapping("/s/{secret}/device")
    String device(
            @PathVariable String secret,
            @RequestParam(required = false) String sent,
            Model model,
            HttpServletResponse response) {
        if (links.behind(secret).isEmpty()) {
            return dead(response);
        }
        model.addAttribute("form", new Code(""));
        return devicePage(secret, sent != null, model);
    }

    /** Always says the same: whether a code is on its way is seen on the phone alone. */
    @Allowed(everyone = true)
    @PostMapping("/s/{secret}/code")
    String sendCode(@PathVariable String secret) {
        links.askForCode(secret);
        return "redirect:/s/" + secret + "/device?sent";
    }

    @Allowed(everyone = true)
    @PostMapping("/s/{secret}/device")
    String move(
            @PathVariable String secret,
            @Valid @ModelAttribute("form") Code form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            switch (links.move(secret, form.code())) {
                case Arrival.Seated seated -> {
                    return seated(seated, request, response);
                }
                case Arrival.Dead gone -> {
                    return dead(response);
                }
                case Arrival.Elsewhere wrong -> errors.rejectValue("code", "consult.device.code.wrong");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return devicePage(secret, true, model);
    }

    private static String seated(Arrival.Seated seated, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(seated.deviceSecret())
                .map(secret -> ResponseCookie.from(CurrentViewer.SEAT_COOKIE, secret)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(COOKIE_LIFE)
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        return "redirect:/room";
    }

    private Page page(String secret, Seat seat, Locale locale) {
        var record = cases.get(seat.caseId());
        Consult consult = consults.get(seat.consultId());
        var invited = directory.hospital(record.invitedHospital());
        return new Page(
                secret,
                consult.startsAt(),
                directory.hospital(record.invitingHospital()).name().in(locale),
                invited.name().in(locale),
                invited.phone(),
                consult.byPhone(),
                consult.byPhone()
                        ? numbers.patient(seat.caseId())
                                .map(PhoneNumbers.OfPatient::ending)
                                .orElse(null)
                        : null,
                !consult.state().isOpen());
    }

    private static String devicePage(String secret, boolean sent, Model model) {
        model.addAttribute("page", new DevicePage(secret, sent));
        return DEVICE;
    }

    private static String dead(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return DEAD;
    }
}
