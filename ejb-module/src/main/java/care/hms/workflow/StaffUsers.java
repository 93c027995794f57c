package care.hms.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** Users: accounts, known by their ids. */
final class StaffUsers extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient StaffDirectory directory;

    StaffUsers(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public long executeCount(CommandContext context) {
        return found().count();
    }

    /** Outside a command the engine forgets the page. */
    @Override
    public List<User> listPage(int first, int most) {
        return StaffDirectory.cut(found(), new Page(first, most));
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
        return StaffDirectory.cut(found(), page);
    }

    private Stream<User> found() {
        return directory
                .members()
                .filter(member -> StaffDirectory.isWanted(member.id(), id, ids)
                        && StaffDirectory.isWanted(member.role(), groupId, null)
                        && StaffDirectory.isWanted(member.hospitalId(), tenantId, null))
                .map(StaffUsers::user);
    }

    private static User user(JpaStaff.Member member) {
        var user = new UserEntity(member.id());
        user.setFirstName(member.firstName());
        user.setLastName(member.lastName());
        user.setEmail(member.email());
        return user;
    }
}
