package care.hms.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;

/** Tenants: the hospitals. Somebody is a member of the one hospital that the account belongs to, and no group of any. */
final class StaffTenants extends TenantQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient StaffDirectory directory;

    StaffTenants(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public long executeCount(CommandContext context) {
        return found().count();
    }

    /** Outside a command the engine forgets the page. */
    @Override
    public List<Tenant> listPage(int first, int most) {
        return StaffDirectory.cut(found(), new Page(first, most));
    }

    @Override
    public List<Tenant> executeList(CommandContext context, Page page) {
        return StaffDirectory.cut(found(), page);
    }

    private Stream<Tenant> found() {
        return directory
                .hospitals()
                .filter(hospital -> groupId == null
                        && StaffDirectory.isWanted(hospital.id(), id, ids)
                        && isOfTheUser(hospital.id()))
                .map(StaffTenants::tenant);
    }

    private boolean isOfTheUser(String hospitalId) {
        return userId == null
                || directory
                        .members()
                        .anyMatch(member -> member.id().equals(userId) && hospitalId.equals(member.hospitalId()));
    }

    private static Tenant tenant(JpaStaff.Hospital hospital) {
        var tenant = new TenantEntity(hospital.id());
        tenant.setName(hospital.name());
        return tenant;
    }
}
