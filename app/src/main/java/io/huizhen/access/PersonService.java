package io.huizhen.access;

import io.huizhen.audit.Actor;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.directory.Patients;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Makes the {@link Person} from the ID token alone: no second call to the identity provider. A patient's person id is
 * the patient's in the directory, so that a seat link and an account lead to the same grants.
 */
@Component
class PersonService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final Patients patients;
    private final StaffHere staff;
    private final Audit audit;

    PersonService(Patients patients, StaffHere staff, Audit audit) {
        this.patients = patients;
        this.staff = staff;
        this.audit = audit;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        Viewer viewer = viewer(token);
        List<SimpleGrantedAuthority> authorities = viewer.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        audit.noteAs(
                new Actor(viewer.personId(), viewer.actingRole(), null, null, null),
                AuditAction.LOGIN,
                null,
                "login",
                "session");
        staff.loggedIn(viewer);
        return new Person(authorities, token, viewer);
    }

    private Viewer viewer(OidcIdToken token) {
        Set<Role> roles = strings(token, "roles").stream()
                .map(Role::ofKey)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        String subject = token.getSubject();
        boolean patient = roles.contains(Role.PATIENT);
        String personId = patient ? patients.byAccount(subject).orElse(subject) : subject;
        String name = patient ? token.getPreferredUsername() : token.getFullName();
        return new Viewer(
                personId,
                name == null ? token.getPreferredUsername() : name,
                roles,
                token.getClaimAsString("hospital"),
                Set.copyOf(strings(token, "departments")),
                null);
    }

    private static List<String> strings(OidcIdToken token, String claim) {
        List<String> values = token.hasClaim(claim) ? token.getClaimAsStringList(claim) : List.of();
        return values == null ? List.of() : values;
    }
}
