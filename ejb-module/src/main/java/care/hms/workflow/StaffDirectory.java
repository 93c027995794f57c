package care.hms.workflow;

import care.hms.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * The people and hospitals that may be shown to whoever asks the engine. The engine itself, and the platform's
 * administrators, see all; whoever works for a hospital sees that hospital and its people.
 */
final class StaffDirectory {

    private final JpaStaff staff;
    private final Supplier<Authentication> asking;

    /** @param asking who asks on the present thread; null for the engine itself */
    StaffDirectory(JpaStaff staff, Supplier<Authentication> asking) {
        this.staff = staff;
        this.asking = asking;
    }

    Stream<JpaStaff.Member> members() {
        return staff.all().stream().filter(member -> isVisible(member.hospitalId()));
    }

    Stream<JpaStaff.Hospital> hospitals() {
        return staff.hospitals().stream().filter(hospital -> isVisible(hospital.id()));
    }

    private boolean isVisible(String hospitalId) {
        var asker = asking.get();
        return asker == null
                || holds(asker.getGroupIds(), Role.SYSTEM_ADMIN.name())
                || holds(asker.getTenantIds(), hospitalId);
    }

    private static boolean holds(List<String> all, String one) {
        return all != null && one != null && all.contains(one);
    }

    /** Whether a query that wants this one, or one of several, wants this value; null asks for no particular one. */
    static boolean isWanted(String value, String only, String[] several) {
        return (only == null || only.equals(value))
                && (several == null || Arrays.asList(several).contains(value));
    }

    static <T> List<T> cut(Stream<T> all, Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }
}
