package io.huizhen.notification;

import java.util.Locale;

/** What people are told. Each has texts {@code notification.<kind>.*} in both languages. */
public enum NoticeKind {
    REFERRAL_REJECTED,
    DECLINED,
    HANDED_OVER,
    CANCELLED,
    REPORT_READY,
    REPORT_AMENDED,
    REPORT_TO_ADOPT,
    CONSULT_MISSED,
    /** To staff: a consult has its time. */
    CONSULT_BOOKED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
