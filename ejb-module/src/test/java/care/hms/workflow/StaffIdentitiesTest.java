package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.Test;

/** What Cockpit asks for when somebody has signed in to the platform. */
class StaffIdentitiesTest {

    private Authentication asking;

    private final StaffIdentities identities = new StaffIdentities(new StaffDirectory(
            new JpaStaff(null) {
                @Override
                List<Member> all() {
                    return List.of(
                            new Member("1", null, "Sam", "Sysop", null, "SYSTEM_ADMIN"),
                            new Member("2", "north", "Ada", "Brandt", "ada@example.org", "HOSPITAL_ADMIN"),
                            new Member("3", "south", "Jun", "Kim", null, "RECEPTIONIST"));
                }

                @Override
                List<Hospital> hospitals() {
                    return List.of(new Hospital("north", "North Clinic"), new Hospital("south", "South Clinic"));
                }
            },
            () -> asking));

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
    }

    @Test
    void theTenantIsTheHospital() {
        assertThat(tenants(identities.createTenantQuery())).containsExactly("north", "south");
        assertThat(tenants(identities.createTenantQuery().userMember("2").includingGroupsOfUser(true)))
                .containsExactly("north");
        assertThat(tenants(identities.createTenantQuery().userMember("1"))).isEmpty();
        assertThat(tenants(identities.createTenantQuery().groupMember("NURSE"))).isEmpty();
        assertThat(identities.findTenantById("south").getName()).isEqualTo("South Clinic");
    }

    @Test
    void whoWorksForAHospitalSeesItsPeopleOnly() {
        asking = new Authentication("2", List.of("HOSPITAL_ADMIN"), List.of("north"));

        assertThat(identities.createUserQuery().list()).extracting(User::getId).containsExactly("2");
        assertThat(identities.createUserQuery().count()).isOne();
        assertThat(identities.findUserById("3")).isNull();
        assertThat(identities.createGroupQuery().groupMember("3").list()).isEmpty();
        assertThat(tenants(identities.createTenantQuery())).containsExactly("north");
        assertThat(identities.findTenantById("south")).isNull();
    }

    @Test
    void whoIsOfNoHospitalSeesNobodyUnlessThePlatforms() {
        asking = new Authentication("2", List.of("HOSPITAL_ADMIN"), null);
        assertThat(identities.createUserQuery().list()).isEmpty();
        asking = new Authentication("1", List.of("SYSTEM_ADMIN"), List.of());
        assertThat(identities.createUserQuery().count()).isEqualTo(3);
    }

    private static List<String> tenants(TenantQuery query) {
        return query.list().stream().map(Tenant::getId).toList();
    }
}
