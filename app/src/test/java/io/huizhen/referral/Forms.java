package io.huizhen.referral;

import io.huizhen.platform.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Filled referral forms, as a browser would send them. */
final class Forms {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static int people = 100;

    private Forms() {}

    /** A right and complete form for a patient of its own, under a token of its own. */
    static Map<String, String> complete() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", Ids.next());
        form.put("fullName", "欧阳𠮷兰");
        form.put("idNumber", idNumber("19540315"));
        form.put("phone", "138 0055 0101");
        form.put("invitedHospital", "jiangcheng");
        form.put("kind", "CONSULT");
        form.put("reason", "反复胸闷三月");
        form.put("aim", "明确是否需要介入治疗");
        form.put("history", "高血压十年,规律服药。\r\n近三月活动后胸闷。");
        form.put("visit", "follow-up");
        form.put("diagnosis", "冠状动脉粥样硬化性心脏病");
        form.put("diagnosedOn", "2026-08-01");
        form.put("diagnosedAt", "云岭县人民医院");
        form.put("wantedDepartment", "jc-cardiology");
        form.put("declaredUrgency", "ROUTINE");
        form.put("consultConsent", "true");
        form.put("consultText", "2026-01");
        form.put("recordingConsent", "yes");
        form.put("recordingText", "2026-01");
        form.put("consentBy", "PATIENT");
        form.put("consentHow", "SIGNED_PAPER");
        return form;
    }

    static MultiValueMap<String, String> parameters(Map<String, String> form) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        form.forEach(parameters::add);
        return parameters;
    }

    /** A number with a right check character, different each time; the standard's own arithmetic. */
    static synchronized String idNumber(String birth) {
        String digits = "530626" + birth + (people++);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
