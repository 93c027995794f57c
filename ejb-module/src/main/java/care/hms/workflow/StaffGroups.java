package care.hms.workflow;

import care.hms.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;

/** Groups: the roles of those who work for a hospital or for the platform. */
final class StaffGroups extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient StaffDirectory directory;

    StaffGroups(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public long executeCount(CommandContext context) {
        return found().count();
    }

    /** Outside a command the engine forgets the page. */
    @Override
    public List<Group> listPage(int first, int most) {
        return StaffDirectory.cut(found(), new Page(first, most));
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
        return StaffDirectory.cut(found(), page);
    }

    private Stream<Group> found() {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.PATIENT)
                .filter(role -> StaffDirectory.isWanted(role.name(), id, ids) && isOfTheUser(role))
                .map(StaffGroups::group);
    }

    private boolean isOfTheUser(Role role) {
        return userId == null
                || directory
                        .members()
                        .anyMatch(member ->
                                member.id().equals(userId) && member.role().equals(role.name()));
    }

    private static Group group(Role role) {
        var group = new GroupEntity(role.name());
        group.setName(role.name());
        return group;
    }
}
