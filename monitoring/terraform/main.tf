# The watchdog on AWS (§5): every five minutes a function has the application's sweep run, publishes how it stands, and
# tells the topic when a check has failed; CloudWatch raises the alarm when two in a row have, or when none came.

locals {
  function_name = "hms-cron-health-${var.environment}"
  namespace     = "HMS/CronJobs"
  job_name      = "NO_SHOW_CHECK"
  dashboard_url = coalesce(var.dashboard_url, "https://console.aws.amazon.com/cloudwatch/home?region=${var.region}#metricsV2:namespace=HMS/CronJobs")
}

# --- whoever has to know ---------------------------------------------------------------------------------------------

# Not encrypted with AWS's own key of SNS: CloudWatch's alarms may not use that one, and would tell nobody.
resource "aws_sns_topic" "alerts" {
  name = "hms-cron-alerts-${var.environment}"
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.alert_emails

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = each.value
}

# --- the function ----------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/hms-cron-health-${var.environment}"
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function" "health" {
  function_name    = local.function_name
  description      = "Has the no-show sweep run and tells whether it is healthy"
  role             = aws_iam_role.function.arn
  runtime          = "java17"
  handler          = "care.hms.watchdog.LambdaHandler"
  filename         = var.package_path
  source_code_hash = filebase64sha256(var.package_path)
  memory_size      = var.memory_mb
  timeout          = 280

  environment {
    variables = {
      WATCHDOG_URL            = var.backend_url
      WATCHDOG_API_KEY_SECRET = var.api_key_secret_arn
      WATCHDOG_TOPIC_ARN      = aws_sns_topic.alerts.arn
      WATCHDOG_DASHBOARD      = local.dashboard_url
      WATCHDOG_LANGUAGE       = var.language
      WATCHDOG_TIMEOUT        = tostring(var.call_timeout_seconds)
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc == null ? [] : [var.vpc]

    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  # The runtime would otherwise make a log group of its own that is kept for ever.
  depends_on = [aws_cloudwatch_log_group.function, aws_iam_role_policy.function]
}

# A failed check is not repeated: the next one is five minutes away, and each would send an alert.
resource "aws_lambda_function_event_invoke_config" "health" {
  function_name                = aws_lambda_function.health.function_name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 240
}

# --- what the function may do, and nothing else ----------------------------------------------------------------------

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteItsLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function.arn}:*"]
  }

  # Metrics have no ARN: the namespace is what can be named.
  statement {
    sid       = "PublishMetrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = [local.namespace]
    }
  }

  statement {
    sid       = "SendAlerts"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alerts.arn]
  }

  statement {
    sid       = "ReadTheApiKey"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [var.api_key_secret_arn]
  }

  dynamic "statement" {
    for_each = var.api_key_kms_key_arn == null ? [] : [var.api_key_kms_key_arn]

    content {
      sid       = "DecryptTheApiKey"
      actions   = ["kms:Decrypt"]
      resources = [statement.value]
    }
  }

  # Network interfaces have no ARN before they are made.
  dynamic "statement" {
    for_each = var.vpc == null ? [] : [var.vpc]

    content {
      sid       = "WorkInTheNetwork"
      actions   = ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role" "function" {
  name               = local.function_name
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "function" {
  name   = local.function_name
  role   = aws_iam_role.function.id
  policy = data.aws_iam_policy_document.function.json
}

# --- every five minutes, day and night -------------------------------------------------------------------------------

resource "aws_cloudwatch_event_rule" "check" {
  name                = "hms-cron-health-check-${var.environment}"
  description         = "Has the no-show sweep checked every five minutes"
  schedule_expression = "rate(5 minutes)"
}

resource "aws_cloudwatch_event_target" "check" {
  rule = aws_cloudwatch_event_rule.check.name
  arn  = aws_lambda_function.health.arn
}

resource "aws_lambda_permission" "check" {
  statement_id  = "AllowTheRule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.health.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.check.arn
}

# --- the alarm -------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  alarm_name        = "hms-cron-unhealthy-${var.environment}"
  alarm_description = "[ALARM] HMS Cron Health Check Failed: two checks in a row have failed, or none came. Dashboard: ${local.dashboard_url}. What to do: monitoring/README.md, \"At 3 a.m.\""

  namespace   = local.namespace
  metric_name = "CronHealthStatus"
  dimensions = {
    JobName = local.job_name
  }

  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 2
  datapoints_to_alarm = 2
  treat_missing_data  = "breaching"

  alarm_actions = [aws_sns_topic.alerts.arn]
  ok_actions    = [aws_sns_topic.alerts.arn]
}
