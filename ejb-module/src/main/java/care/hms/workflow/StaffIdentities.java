package care.hms.workflow;

import care.hms.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Shows the hospital's staff to the engine and lets it change nothing: a user is an account, known by its id, and its
 * one group is its role. As the engine cannot write users, its web application never offers to set up a first one.
 * Passwords are none of its business: people sign in to the platform.
 */
final class StaffIdentities implements ReadOnlyIdentityProvider, SessionFactory {

    private final JpaStaff staff;

    StaffIdentities(JpaStaff staff) {
        this.staff = staff;
    }

    @Override
    public Class<?> getSessionType() {
        return ReadOnlyIdentityProvider.class;
    }

    /** Nothing is kept between two questions, so one session serves all. */
    @Override
    public Session openSession() {
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public User findUserById(String userId) {
        return createUserQuery().userId(userId).singleResult();
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("accounts are not queried in SQL");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public Group findGroupById(String groupId) {
        return createGroupQuery().groupId(groupId).singleResult();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups();
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    /** Null asks for no particular one. */
    private static boolean isAsked(String value, String only, String[] several) {
        return isAsked(value, only)
                && (several == null || Arrays.asList(several).contains(value));
    }

    private static boolean isAsked(String value, String only) {
        return only == null || only.equals(value);
    }

    private static <T> List<T> cut(Stream<T> all, Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    private static User user(JpaStaff.Member member) {
        var user = new UserEntity(member.id());
        user.setFirstName(member.firstName());
        user.setLastName(member.lastName());
        user.setEmail(member.email());
        return user;
    }

    private static Group group(Role role) {
        var group = new GroupEntity(role.name());
        group.setName(role.name());
        return group;
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        /** Outside a command the engine forgets the page. */
        @Override
        public List<User> listPage(int first, int most) {
            return cut(found(), new Page(first, most));
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return cut(found(), page);
        }

        private Stream<User> found() {
            return staff.all().stream()
                    .filter(member -> isAsked(member.id(), id, ids) && isAsked(member.role(), groupId))
                    .map(StaffIdentities::user);
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        /** Outside a command the engine forgets the page. */
        @Override
        public List<Group> listPage(int first, int most) {
            return cut(found(), new Page(first, most));
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return cut(found(), page);
        }

        private Stream<Group> found() {
            return Arrays.stream(Role.values())
                    .filter(role -> role != Role.PATIENT)
                    .filter(role -> isAsked(role.name(), id, ids) && isOfTheUser(role))
                    .map(StaffIdentities::group);
        }

        private boolean isOfTheUser(Role role) {
            return userId == null
                    || staff.all().stream()
                            .anyMatch(member ->
                                    member.id().equals(userId) && member.role().equals(role.name()));
        }
    }

    /** Who sees the engine at all sees every hospital's instances. */
    private static final class NoTenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}
