package io.huizhen.consult.web;

import io.huizhen.access.Role;
import io.huizhen.consult.Seat;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Patients;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Who sits on a seat, in the reader's language, for the panels of the case page. Callers have passed its guard. */
@Component
class SeatNames {

    private final Directory directory;
    private final Patients patients;

    SeatNames(Directory directory, Patients patients) {
        this.directory = directory;
        this.patients = patients;
    }

    String of(Seat seat) {
        return seat.role() == Role.PATIENT
                ? patients.facts(seat.personId()).fullName()
                : directory
                        .practitioner(seat.personId())
                        .map(person -> person.names().in(LocaleContextHolder.getLocale()))
                        .orElse("—");
    }
}
