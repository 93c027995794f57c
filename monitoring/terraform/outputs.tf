output "function_name" {
  description = "To call by hand: aws lambda invoke --function-name NAME /tmp/output.json"
  value       = aws_lambda_function.health.function_name
}

output "topic_arn" {
  description = "To subscribe more than mail"
  value       = aws_sns_topic.alerts.arn
}

output "alarm_url" {
  description = "The alarm in the console"
  value       = "https://console.aws.amazon.com/cloudwatch/home?region=${var.region}#alarmsV2:alarm/${aws_cloudwatch_metric_alarm.unhealthy.alarm_name}"
}

output "log_url" {
  description = "The function's log in the console"
  value       = "https://console.aws.amazon.com/cloudwatch/home?region=${var.region}#logsV2:log-groups/log-group/$252Faws$252Flambda$252F${aws_lambda_function.health.function_name}"
}
