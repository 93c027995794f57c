package care.hms.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The rules for the file itself: what it may contain, what it is called, and that it is drawn completely. */
class AppointmentLifecycleModelTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z]+)}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{([A-Za-z]+) == '([A-Z_]+)'}");

    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(AppointmentLifecycle.RESOURCE));

    @Test
    void fileHoldsOneExecutableProcessOfItsOwnName() {
        var process = all(Process.class);

        assertThat(process).singleElement().satisfies(only -> {
            assertThat(only.isExecutable()).isTrue();
            assertThat(only.getId()).isEqualTo(AppointmentLifecycle.PROCESS_ID);
            assertThat(AppointmentLifecycle.RESOURCE).endsWith("/" + only.getId() + ".bpmn");
            assertThat(only.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        });
    }

    @Test
    void idsTellWhatTheElementIs() {
        assertThat(all(FlowElement.class)).isNotEmpty().allSatisfy(element -> assertThat(element.getId())
                .matches(prefix(element) + "_[A-Z][A-Za-z]+"));
    }

    private static String prefix(FlowElement element) {
        return switch (element.getElementType().getTypeName()) {
            case "startEvent" -> "StartEvent";
            case "endEvent", "boundaryEvent" -> "Event";
            case "receiveTask", "serviceTask" -> "Task";
            case "exclusiveGateway" -> "Gateway";
            case "subProcess" -> "SubProcess";
            case "sequenceFlow" -> "Flow";
            default -> "nothing else is expected in this model:";
        };
    }

    @Test
    void everyNodeAndEveryAnswerHasAName() {
        assertThat(all(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
        assertThat(all(ConditionExpression.class))
                .allSatisfy(condition -> assertThat(((SequenceFlow) condition.getParentElement()).getName())
                        .isNotBlank());
    }

    @Test
    void everyElementIsDrawnOnce() {
        assertThat(all(BpmnShape.class).stream()
                        .map(shape -> shape.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(ids(FlowNode.class));
        assertThat(all(BpmnEdge.class).stream()
                        .map(edge -> edge.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(ids(SequenceFlow.class));
    }

    @Test
    void noShapeCoversAnotherUnlessOneHoldsTheOther() {
        Map<String, Bounds> drawn = all(BpmnShape.class).stream()
                .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), BpmnShape::getBounds));

        for (FlowNode one : all(FlowNode.class)) {
            for (FlowNode other : all(FlowNode.class)) {
                if (one != other && !belongTogether(one, other) && !belongTogether(other, one)) {
                    assertThat(overlap(drawn.get(one.getId()), drawn.get(other.getId())))
                            .as("%s and %s", one.getId(), other.getId())
                            .isFalse();
                }
            }
        }
    }

    private static boolean belongTogether(FlowNode inner, FlowNode outer) {
        if (inner instanceof BoundaryEvent boundary) {
            var host = boundary.getAttachedTo();
            return host == outer || host.getParentElement() == outer;
        }
        return inner.getParentElement() == outer;
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return a.getX() < b.getX() + b.getWidth()
                && b.getX() < a.getX() + a.getWidth()
                && a.getY() < b.getY() + b.getHeight()
                && b.getY() < a.getY() + a.getHeight();
    }

    @Test
    void flowsBeginAndEndAtTheShapesTheyConnect() {
        assertThat(all(BpmnEdge.class)).allSatisfy(edge -> {
            var flow = (SequenceFlow) edge.getBpmnElement();
            var points = edge.getWaypoints().stream().toList();
            var first = points.get(0);
            var last = points.get(points.size() - 1);
            assertThat(touches(boundsOf(flow.getSource()), first.getX(), first.getY()))
                    .isTrue();
            assertThat(touches(boundsOf(flow.getTarget()), last.getX(), last.getY()))
                    .isTrue();
        });
    }

    private static Bounds boundsOf(FlowNode node) {
        return ((BpmnShape) node.getDiagramElement()).getBounds();
    }

    private static boolean touches(Bounds bounds, double x, double y) {
        var left = bounds.getX();
        var right = left + bounds.getWidth();
        var top = bounds.getY();
        var bottom = top + bounds.getHeight();
        return x >= left
                && x <= right
                && y >= top
                && y <= bottom
                && (x == left || x == right || y == top || y == bottom);
    }

    @Test
    void serviceTasksNameADelegateAndNothingElse() {
        assertThat(all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression()).matches(EXPRESSION);
            assertThat(Stream.of(
                            task.getCamundaClass(),
                            task.getCamundaExpression(),
                            task.getCamundaType(),
                            task.getCamundaTopic()))
                    .containsOnlyNulls();
        });
    }

    @Test
    void modelHoldsNoScript() {
        assertThat(all(ScriptTask.class)).isEmpty();
        assertThat(all(CamundaScript.class)).isEmpty();
    }

    @Test
    void timersAreDatesFromVariables() {
        assertThat(all(TimerEventDefinition.class)).isNotEmpty().allSatisfy(timer -> {
            assertThat(timer.getTimeDuration()).isNull();
            assertThat(timer.getTimeCycle()).isNull();
            assertThat(timer.getTimeDate().getTextContent()).matches(EXPRESSION);
        });
    }

    @Test
    void onlyTheNoShowTimerInterrupts() {
        assertThat(timers().filter(BoundaryEvent::cancelActivity).map(BoundaryEvent::getId))
                .containsExactly(AppointmentLifecycle.Activities.NO_SHOW_DUE);
    }

    @Test
    void everyAsynchronousPointSaysWhenItIsTriedAgain() {
        assertThat(timers()).isNotEmpty().allSatisfy(timer -> assertThat(timer.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.getTextContent())
                        .isEqualTo("${" + AppointmentLifecycle.Delegates.RETRY_CYCLE + "}")));
        // A timer's own job is the save point: nothing else costs one.
        assertThat(all(Activity.class)).noneMatch(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter());
    }

    @Test
    void conditionsCompareTheOutcomeAndNothingElse() {
        assertThat(all(ConditionExpression.class))
                .isNotEmpty()
                .allSatisfy(condition -> assertThat(condition.getTextContent()).matches(COMPARISON));
        assertThat(all(ExclusiveGateway.class)).allSatisfy(gateway -> assertThat(gateway.getDefault())
                .as("an unknown answer must fail, not be routed")
                .isNull());
    }

    @Test
    void cancellationIsTheOnlyEventSubProcess() {
        assertThat(all(SubProcess.class).stream()
                        .filter(SubProcess::triggeredByEvent)
                        .map(SubProcess::getId))
                .containsExactly("SubProcess_Cancellation");
    }

    @Test
    void constantsNameExactlyTheMessagesOfTheFile() {
        assertThat(all(Message.class).stream().map(Message::getName))
                .containsExactlyInAnyOrderElementsOf(constants(AppointmentLifecycle.Messages.class));
    }

    @Test
    void constantsNameExactlyTheVariablesAndBeansOfTheFile() {
        var dates = all(TimerEventDefinition.class).stream()
                .map(timer -> timer.getTimeDate().getTextContent());
        var conditions = all(ConditionExpression.class).stream().map(ModelElementInstance::getTextContent);
        var beans = Stream.concat(
                all(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
                all(CamundaFailedJobRetryTimeCycle.class).stream().map(ModelElementInstance::getTextContent));

        assertThat(Stream.concat(names(EXPRESSION, dates), names(COMPARISON, conditions))
                        .collect(Collectors.toSet()))
                .isEqualTo(constants(AppointmentLifecycle.Variables.class));
        assertThat(names(EXPRESSION, beans).collect(Collectors.toSet()))
                .isEqualTo(constants(AppointmentLifecycle.Delegates.class));
    }

    @Test
    void constantsNameExactlyTheAnswersThatTheModelRoutes() {
        assertThat(all(ConditionExpression.class).stream().map(condition -> COMPARISON
                        .matcher(condition.getTextContent())
                        .results()
                        .map(match -> match.group(2))
                        .collect(Collectors.joining())))
                .containsExactlyInAnyOrderElementsOf(constants(AppointmentLifecycle.Outcomes.class));
    }

    @Test
    void constantsNameActivitiesOfTheFile() {
        assertThat(ids(FlowNode.class)).containsAll(constants(AppointmentLifecycle.Activities.class));
    }

    private Stream<BoundaryEvent> timers() {
        return all(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance));
    }

    private static Stream<String> names(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results()).map((MatchResult match) -> match.group(1));
    }

    private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private Set<String> ids(Class<? extends FlowElement> type) {
        return all(type).stream().map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AppointmentLifecycleModelTest::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
