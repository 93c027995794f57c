package care.hms.workflow;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Shows the hospitals' staff to the engine and lets it change nothing: a user is an account, known by its id, its one
 * group is its role, and its one tenant its hospital. As the engine cannot write users, its web application never offers
 * to set up a first one. Passwords are none of its business: people sign in to the platform.
 */
final class StaffIdentities implements ReadOnlyIdentityProvider, SessionFactory {

    private final StaffDirectory directory;

    StaffIdentities(StaffDirectory directory) {
        this.directory = directory;
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
        return new StaffUsers(directory);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new StaffUsers(directory);
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
        return new StaffGroups(directory);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new StaffGroups(directory);
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return createTenantQuery().tenantId(tenantId).singleResult();
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new StaffTenants(directory);
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new StaffTenants(directory);
    }
}
