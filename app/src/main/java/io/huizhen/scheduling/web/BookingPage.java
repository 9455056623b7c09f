package io.huizhen.scheduling.web;

import io.huizhen.cases.Urgency;
import io.huizhen.scheduling.Slot;
import java.time.LocalDate;
import java.util.List;

/**
 * What the coordinator sees when choosing a time.
 *
 * @param taken the doctor's booked slots of the next days
 */
record BookingPage(
        String caseId,
        String number,
        Urgency urgency,
        String doctor,
        String department,
        List<Slot> taken,
        LocalDate today,
        List<Choice> whens,
        List<Choice> lengths) {

    /** A choice as the select and radio fragments read it. */
    record Choice(String value, String text, String hint) {}
}
