package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.process.AppointmentLifecycle;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

class DelegatesTest {

    @Test
    void everyDelegateThatTheModelNamesIsThereAndNoOther() {
        var model = Bpmn.readModelFromStream(
                AppointmentLifecycle.class.getClassLoader().getResourceAsStream(AppointmentLifecycle.RESOURCE));
        var named = model.getModelElementsByType(ServiceTask.class).stream()
                .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
                .collect(Collectors.toSet());

        assertThat(new Delegates(null, null, null).byName()).containsOnlyKeys(named);
    }
}
