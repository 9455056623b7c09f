package io.huizhen.scheduling.web;

/**
 * When the consult is to be, as typed: at once, or on a day at a time of the clock in China.
 *
 * @param when {@link #NOW} or {@link #AT}
 * @param byPhone a telephone consult from the start; a box that is not ticked is not sent
 */
record BookingForm(String when, String day, String time, String minutes, Boolean byPhone) {

    static final String NOW = "now";
    static final String AT = "at";

    BookingForm {
        when = when == null ? "" : when.strip();
        day = day == null ? "" : day.strip();
        time = time == null ? "" : time.strip();
        minutes = minutes == null ? "" : minutes.strip();
        byPhone = Boolean.TRUE.equals(byPhone);
    }
}
