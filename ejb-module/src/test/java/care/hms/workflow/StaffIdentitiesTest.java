package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;

/** What Cockpit asks for when somebody has signed in to the platform. */
class StaffIdentitiesTest {

    private final StaffIdentities identities = new StaffIdentities(new JpaStaff(null) {
        @Override
        List<Member> all() {
            return List.of(
                    new Member("1", "Sam", "Sysop", null, "SYSTEM_ADMIN"),
                    new Member("2", "Ada", "Brandt", "ada@example.org", "HOSPITAL_ADMIN"),
                    new Member("3", "Jun", "Kim", null, "RECEPTIONIST"));
        }
    });

    @Test
    void accountIsAUserUnderItsId() {
        var user = identities.createUserQuery().userId("2").singleResult();

        assertThat(List.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail()))
                .containsExactly("2", "Ada", "Brandt", "ada@example.org");
        assertThat(identities.findUserById("2").getId()).isEqualTo("2");
        assertThat(identities.findUserById("4")).isNull();
    }

    @Test
    void usersAreFoundByIdsAndByGroup() {
        assertThat(identities.createUserQuery().userIdIn("1", "3", "9").list())
                .extracting(User::getId)
                .containsExactly("1", "3");
        assertThat(identities.createUserQuery().memberOfGroup("SYSTEM_ADMIN").list())
                .extracting(User::getId)
                .containsExactly("1");
        assertThat(identities.createUserQuery().count()).isEqualTo(3);
        assertThat(identities.createUserQuery().listPage(1, 1))
                .extracting(User::getId)
                .containsExactly("2");
    }

    @Test
    void oneGroupPerUserTheRole() {
        assertThat(identities.createGroupQuery().groupMember("1").list())
                .extracting(Group::getId)
                .containsExactly("SYSTEM_ADMIN");
        assertThat(identities.createGroupQuery().groupMember("4").list()).isEmpty();
        assertThat(identities.findGroupById("NURSE").getName()).isEqualTo("NURSE");
    }

    @Test
    void nobodySignsInAtTheEngine() {
        assertThat(identities.checkPassword("1", "anything")).isFalse();
        assertThat(identities.createTenantQuery().list()).isEmpty();
    }
}
