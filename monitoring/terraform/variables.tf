variable "environment" {
  description = "Ends every name, so that environments can share an account"
  type        = string
  default     = "prod"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,15}$", var.environment))
    error_message = "The environment must be 1 to 16 characters a-z, 0-9 and -, first a letter."
  }
}

variable "region" {
  description = "Region of everything made here"
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "The region must look like us-east-1."
  }
}

variable "backend_url" {
  description = "The application's address as the function reaches it"
  type        = string

  validation {
    condition     = can(regex("^https://[^/?#@]+(/[^?#]*)?$", var.backend_url))
    error_message = "The backend's address must begin with https:// and have no user, query or fragment."
  }
}

variable "api_key_secret_arn" {
  description = "ARN of the Secrets Manager secret whose text is the application's CRON_API_KEY; it is made elsewhere, so that the key is in no state file"
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$", var.api_key_secret_arn))
    error_message = "The secret must be named by its whole ARN."
  }
}

variable "api_key_kms_key_arn" {
  description = "ARN of the KMS key that encrypts the secret; null when it is AWS's own"
  type        = string
  default     = null
}

variable "alert_emails" {
  description = "Who gets the alerts; each address has to confirm its subscription once"
  type        = set(string)

  validation {
    condition     = length(var.alert_emails) > 0 && alltrue([for address in var.alert_emails : can(regex("^[^@[:space:]]+@[^@[:space:]]+$", address))])
    error_message = "At least one e-mail address must be given, and each must be one."
  }
}

variable "package_path" {
  description = "The watchdog's jar, as mvn package makes it"
  type        = string
  default     = "../target/watchdog.jar"

  validation {
    condition     = endswith(var.package_path, ".jar")
    error_message = "The package must be a jar."
  }
}

variable "dashboard_url" {
  description = "Link in alerts; null for the metrics' page of CloudWatch"
  type        = string
  default     = null
}

variable "language" {
  description = "Of alerts"
  type        = string
  default     = "en"

  validation {
    condition     = contains(["en", "de"], var.language)
    error_message = "The language must be en or de."
  }
}

variable "call_timeout_seconds" {
  description = "For one call of the backend, the run included"
  type        = number
  default     = 60

  validation {
    condition     = var.call_timeout_seconds >= 1 && var.call_timeout_seconds <= 75
    error_message = "The call's limit must be from 1 to 75 seconds: two calls and what is told have to end before the next check."
  }
}

variable "memory_mb" {
  description = "Memory of the function, and with it its share of a processor"
  type        = number
  default     = 512

  validation {
    condition     = var.memory_mb >= 256 && var.memory_mb <= 3008
    error_message = "The memory must be from 256 to 3008 MB."
  }
}

variable "log_retention_days" {
  description = "How long the function's log is kept"
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731 days."
  }
}

variable "vpc" {
  description = "Subnets and security groups from which a backend without a public address is reached; they need a way to AWS's services"
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null
}
