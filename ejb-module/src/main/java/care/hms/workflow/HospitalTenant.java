package care.hms.workflow;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.variable.Variables;

/**
 * One model serves every hospital, and each instance belongs to one of them: the hospital's id comes with the start and
 * becomes the instance's tenant.
 */
final class HospitalTenant implements TenantIdProvider {

    private static final String HOSPITAL_ID = "hospitalId";

    /** The start variable that names the hospital; transient, as the tenant keeps it. */
    static Map.Entry<String, Object> start(UUID hospitalId) {
        return Map.entry(HOSPITAL_ID, Variables.stringValue(hospitalId.toString(), true));
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return context.getVariables().getValue(HOSPITAL_ID, String.class);
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return null;
    }
}
